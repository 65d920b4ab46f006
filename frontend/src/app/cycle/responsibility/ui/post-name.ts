/** 中共云岭县委 and 县委书记 are 中共云岭县委书记: what ends the one and begins the other is said once. */
export function postName(unit: string, post: string): string {
  for (let shared = Math.min(unit.length, post.length); shared >= 2; shared -= 1) {
    if (unit.endsWith(post.slice(0, shared))) return unit + post.slice(shared);
  }
  return unit + post;
}

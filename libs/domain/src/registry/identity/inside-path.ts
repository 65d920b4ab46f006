/** Only a path of this site: a link from a message must not lead a signed-in person elsewhere. */
export function insidePath(wanted: string | undefined): string {
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/todo';
}

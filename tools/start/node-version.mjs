// Imported before anything else and written without newer syntax, so that an old Node can still say what is wrong.
const OLDEST = { major: 20, minor: 19 };

/** Ends the process with one clear sentence when this Node is too old. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  console.error(
    `需要 Node.js ${OLDEST.major}.${OLDEST.minor} 或更高版本，当前为 ${version}。请升级后再运行。\n` +
      `Node.js ${OLDEST.major}.${OLDEST.minor} or newer is needed; this is ${version}. Please upgrade and run again.`,
  );
  process.exit(1);
}

/** Something that is expected to go wrong, said in a sentence or two; never shown with a stack trace. */
export class Fault extends Error {
  /**
   * @param {string} zh what is wrong and what to do, in Chinese
   * @param {string} en the same in English
   */
  constructor(zh, en) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

/**
 * Prints a fault as its two sentences; anything else as one line, without the stack.
 * @param {unknown} error
 */
export function complain(error) {
  if (error instanceof Fault) {
    console.error(`\n${error.zh}\n${error.en}`);
    return;
  }
  const [line] = String(error instanceof Error ? error.message : error).split('\n');
  console.error(`\n启动时发生意外：${line}\nSomething unexpected happened: ${line}`);
  if (process.env.DEBUG) console.error(error);
}

type Stop = () => Promise<unknown>;

/** Thrown where work goes on that nobody wants any more. */
export class Interrupted extends Error {}

/** What a start leaves to be ended, last in first out. Once ending has begun nothing new may be begun. */
export class Stops {
  private readonly stops: Stop[] = [];
  private ending = false;

  /** Call before starting something. */
  check(): void {
    if (this.ending) throw new Interrupted();
  }

  add(stop: Stop): void {
    this.stops.push(stop);
  }

  async endAll(): Promise<void> {
    this.ending = true;
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) await stop();
  }

  get isEmpty(): boolean {
    return this.stops.length === 0;
  }
}

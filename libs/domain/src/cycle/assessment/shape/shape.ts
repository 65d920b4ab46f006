import type { FaultCode, FaultParameters } from './fault';
import { faultAt } from './fault';
import type { Fault } from './fault';

/** A JSON Schema (2020-12), as far as a shape can say it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * What a part of a document looks like, said once: it reads the part into what the engine works with and collects the
 * faults, and it writes the JSON Schema that is published. Two descriptions would drift apart.
 */
export interface Shape<T> {
  /** Reads what was written; after a fault the value is worthless, and the whole document is refused. */
  read(json: unknown, place: Place): T;
  readonly schema: JsonSchema;
  /** Whether the part may be left out, and what it then is. */
  readonly left?: { readonly value: T };
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

/** Where one reads, with the one list of faults. Shapes of a room keep what they meet on the way in `met`. */
export class Place {
  private constructor(
    readonly at: string,
    readonly faults: Fault[],
    readonly met: Map<object, unknown[]>,
  ) {}

  static root(): Place {
    return new Place('', [], new Map());
  }

  to(step: string | number): Place {
    const escaped = String(step).replace(/~/g, '~0').replace(/\//g, '~1');
    return new Place(`${this.at}/${escaped}`, this.faults, this.met);
  }

  fault<T>(code: FaultCode, parameters?: FaultParameters): T {
    this.faults.push(faultAt(this.at, code, parameters));
    return undefined as T;
  }

  /** Keeps something for the checks that need the whole document. */
  meet<T>(kind: Meeting<T>, thing: T): void {
    const known = this.met.get(kind);
    if (known) known.push({ place: this, thing });
    else this.met.set(kind, [{ place: this, thing }]);
  }

  all<T>(kind: Meeting<T>): readonly { readonly place: Place; readonly thing: T }[] {
    return (this.met.get(kind) ?? []) as { place: Place; thing: T }[];
  }
}

/** A kind of thing that shapes meet: made once beside the shape that meets it. */
export interface Meeting<T> {
  readonly name: string;
  readonly of?: T;
}

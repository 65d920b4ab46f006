import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { peopleRefusals } from './people-refusals';

/** How a person is reached; null where nothing is known. */
export interface Contact {
  readonly email: string | null;
  readonly mobile: string | null;
}

/** A person as typed. */
export interface PersonWanted extends Contact {
  readonly name: string;
}

/** Somebody of the same name who is entered already, and what they hold. */
export interface Namesake {
  readonly posts: readonly string[];
}

const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;
const MOBILE = /^1\d{10}$/;

/** A contact as it is kept: small letters, digits only; refused when it is none. */
export function mayKeepContact({ email, mobile }: Contact): Outcome<Contact> {
  const kept: Contact = {
    email: email?.trim().toLowerCase() || null,
    mobile: mobile?.replace(/[\s-]/g, '') || null,
  };
  if (kept.email !== null && !EMAIL.test(kept.email)) {
    return refuse(peopleRefusals['person.email-malformed']({ field: 'email' }));
  }
  if (kept.mobile !== null && !MOBILE.test(kept.mobile)) {
    return refuse(peopleRefusals['person.mobile-malformed']({ field: 'mobile' }));
  }
  return allow(kept);
}

/** A name is needed; a name that is known already asks once whether it is somebody else. */
export function maySavePerson(
  { name, ...contact }: PersonWanted,
  namesakes: readonly Namesake[],
  isSomebodyElse: boolean,
): Outcome<PersonWanted> {
  const kept = name.trim().replace(/\s+/g, ' ');
  if (kept === '') return refuse(peopleRefusals['person.name-missing']({ field: 'name' }));
  const reached = mayKeepContact(contact);
  if (!reached.ok) return reached;
  if (namesakes.length > 0 && !isSomebodyElse) {
    const posts = namesakes.map((one) => one.posts.join('、') || '—').join('；');
    return refuse(
      peopleRefusals['person.same-name']({
        field: 'name',
        parameters: { count: namesakes.length, name: kept, posts },
      }),
    );
  }
  return allow({ name: kept, ...reached.value });
}

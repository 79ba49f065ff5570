import type { Role } from "../../shared/contract/procedure.ts";

/** From the least to the most. */
const RANK: Readonly<Record<Role, number>> = { public: 0, staff: 1 };

/**
 * What the callers of this station are at present. A host names each of its callers (a port, a cookie) and says what
 * they are by themselves, which is `public`; whoever signs in at the screen is more than that for a while. Kept in
 * memory only: after a restart nobody is signed in.
 */
export interface Callers {
  /**
   * For the staff room: from now on this caller is `role`, as long as `holds` says so. It is asked at every call, so a
   * sign-in that ran out a second ago counts for nothing, whatever alarm was late.
   */
  raise(caller: string, role: Role, holds: () => boolean): void;
  /** Signs one caller out. */
  lower(caller: string): void;
  /** The caller's role apart from what its host says; `public` for a caller without a name. */
  roleOf(caller: string | undefined): Role;
}

/** No caller is marked at first. */
export function createCallers(): Callers {
  const raised = new Map<string, { role: Role; holds: () => boolean }>();

  function roleOf(caller: string | undefined): Role {
    const mark = caller === undefined ? undefined : raised.get(caller);
    if (mark === undefined) return "public";
    if (mark.holds()) return mark.role;
    raised.delete(caller ?? "");
    return "public";
  }

  return {
    raise: (caller, role, holds) => {
      raised.set(caller, { role, holds });
    },
    lower: (caller) => {
      raised.delete(caller);
    },
    roleOf,
  };
}

/** The higher of two roles. */
export function higherRole(a: Role, b: Role): Role {
  return RANK[a] >= RANK[b] ? a : b;
}

/** Whether `have` may do what needs `need`. */
export function reaches(have: Role, need: Role): boolean {
  return RANK[have] >= RANK[need];
}

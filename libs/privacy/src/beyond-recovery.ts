import { addDays, type CalendarDate } from '@app/kernel';

/** A key-encryption key that this installation uses or has used. */
export interface WrappingKey {
  readonly id: string;
  readonly firstUsedOn: CalendarDate;
  /** The day on which a rotation left it nothing to wrap; null while it is in use. */
  readonly retiredOn: CalendarDate | null;
  /** The day on which its file was destroyed; null while it is kept. */
  readonly destroyedOn: CalendarDate | null;
}

/** How often the key-encryption key is exchanged, and how long a backup of the database is kept; in days. */
export interface RotationPlan {
  readonly rotateEveryDays: number;
  readonly backupsKeptDays: number;
}

/** From which day on nothing that is left of an erased record anywhere opens any more. */
export interface BeyondRecovery {
  readonly from: CalendarDate;
  /** Waiting: that day is still to come. Overdue: somebody has to rotate, or to destroy an old key. Done: the old key is destroyed. */
  readonly is: 'waiting' | 'overdue' | 'done';
}

/** @returns the day by which the key that is in use is to be exchanged; undefined where none is noted yet. */
export const rotationDueOn = (
  keys: readonly WrappingKey[],
  { rotateEveryDays }: RotationPlan,
): CalendarDate | undefined => {
  const latest = keys
    .filter(({ retiredOn }) => retiredOn === null)
    .map(({ firstUsedOn }) => firstUsedOn)
    .toSorted()
    .at(-1);
  return latest === undefined ? undefined : addDays(latest, rotateEveryDays);
};

/** @returns the first day on which a key that was retired may be destroyed: no kept backup is from before its rotation. */
export const destructibleFrom = (retiredOn: CalendarDate, { backupsKeptDays }: RotationPlan): CalendarDate =>
  addDays(retiredOn, backupsKeptDays);

/**
 * A destroyed data key is left in older backups, in the heap and in the journal of the database, wrapped. It opens as long as the
 * key-encryption key of that time is kept: until the next rotation, and the last backup from before that.
 * @param destroyedOn day of the destruction. A rotation of the same day may have been before it and does not count.
 */
export const beyondRecovery = (
  destroyedOn: CalendarDate,
  keys: readonly WrappingKey[],
  plan: RotationPlan,
  today: CalendarDate,
): BeyondRecovery => {
  const rotatedOut = keys
    .filter(({ retiredOn }) => retiredOn !== null && retiredOn > destroyedOn)
    .toSorted((one, other) => ((one.retiredOn ?? '') < (other.retiredOn ?? '') ? -1 : 1))
    .at(0);
  if (rotatedOut?.retiredOn != null) {
    const from = destructibleFrom(rotatedOut.retiredOn, plan);
    // Older keys are wrapped by nothing that is newer than theirs: all of them have to be gone.
    const stillKept = keys.some(
      ({ retiredOn, destroyedOn: gone }) =>
        retiredOn !== null && retiredOn <= (rotatedOut.retiredOn ?? '') && gone === null,
    );
    if (!stillKept) return { from: rotatedOut.destroyedOn ?? from, is: 'done' };
    return { from, is: today > from ? 'overdue' : 'waiting' };
  }
  const due = rotationDueOn(keys, plan) ?? addDays(destroyedOn, plan.rotateEveryDays);
  const next = due > destroyedOn ? due : addDays(destroyedOn, 1);
  return { from: destructibleFrom(next, plan), is: today > due ? 'overdue' : 'waiting' };
};

/** From each state, the states that may follow it. */
export type StepTable<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Whether the table has a step from one state to the other. */
export function mayStep<State extends string>(steps: StepTable<State>, from: State, to: State): boolean {
  return steps[from].includes(to);
}

/**
 * Takes one step of a state machine.
 *
 * @throws whatever `refuse` makes of a step that is not in the table; staying is no step.
 */
export function transition<State extends string>(
  steps: StepTable<State>,
  from: State,
  to: State,
  refuse: (from: State, to: State) => Error,
): State {
  if (!mayStep(steps, from, to)) throw refuse(from, to);
  return to;
}

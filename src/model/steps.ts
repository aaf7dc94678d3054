/** The steps a state machine may take: from each state, the states it may go to. */
export type Steps<State extends string> = Readonly<Record<State, readonly State[]>>;

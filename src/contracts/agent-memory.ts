/** Keeps what an agent was doing over a reload of the page. It is asked and told at once: a page that goes away has no time. */
export interface AgentMemory {
  /** What was saved last; undefined when there is nothing. */
  load(): string | undefined;
  /** Keeps a record, or forgets it. */
  save(record: string | undefined): void;
}

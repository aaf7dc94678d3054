/** Gives the bytes of a message's file, or of its card's picture. */
export type FileView = (messageId: string) => Promise<Blob>;

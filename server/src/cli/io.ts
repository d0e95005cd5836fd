/** What a path names. */
export interface Found {
  readonly files: readonly string[]
  /** Folders below it that could not be looked into. */
  readonly locked: readonly { readonly path: string; readonly error: Error }[]
}

/** All that the command line needs from outside, so that tests can give it something else. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTTY: boolean
  /** @throws an Error whose message says what is wrong with the file */
  read(path: string): Promise<Uint8Array>
  /** The same, but undefined for a file that is not there. */
  readIfThere(path: string): Promise<Uint8Array | undefined>
  /** Replaces a file's content in one step, so that nobody sees half of it. @throws an Error where that cannot be done */
  write(path: string, text: string): Promise<void>
  /**
   * The files that a path names: itself, the Markdown and exercise files below a folder, or what a glob matches; undefined for nothing.
   * @throws an Error that says why the path cannot be looked at
   */
  find(path: string): Promise<Found | undefined>
  /** @throws an Error that says why git could not tell which files changed since `ref` */
  changed(ref: string): Promise<readonly string[]>
  /** Shows how far a long run has come, where a person watches; an empty text clears it. */
  progress?(text: string): void
  /** @throws an Error where more comes than a text can have */
  stdin(): Promise<Uint8Array>
  /** The lines of standard input, as they come. @throws an Error where one is longer than a text can be */
  lines(): AsyncIterable<Uint8Array>
  /** Whether the user wants it to end (Ctrl-C): what was begun is finished, nothing more is begun. */
  interrupted?(): boolean
  out(text: string): void
  error(text: string): void
}

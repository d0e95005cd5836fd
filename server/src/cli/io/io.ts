/** What a path names. */
export interface Found {
  readonly files: readonly string[]
  /** The path is a folder's. */
  readonly folder?: true
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
  /** The one path that all names of a file lead to; the path itself where there is no file. */
  real(path: string): string
  /** Whether something stands at a path. */
  exists(path: string): Promise<boolean>
  /** The YAML files below a folder; undefined where there are more, or where there is too much to look through. */
  yamlBelow(folder: string, most: number): Promise<readonly string[] | undefined>
  /**
   * The files that changed since `ref`.
   * @param around folders whose repositories are asked, beside that of the current folder
   * @throws an Error that says why git could not tell
   */
  changed(ref: string, around: readonly string[]): Promise<readonly string[]>
  /** Shows how far a long run has come, where a person watches; an empty text clears it. */
  progress?(text: string): void
  /** @throws an Error where more comes than a text can have */
  stdin(): Promise<Uint8Array>
  /** The lines of standard input, as they come. @throws an Error where one is longer than a text can be */
  lines(): AsyncIterable<Uint8Array>
  /** Whether the user wants it to end (Ctrl-C): what was begun is finished, nothing more is begun. */
  interrupted?(): boolean
  /** From here on the work is finished even where nobody reads the report any more: files are written. */
  mustFinish?(): void
  out(text: string): void
  error(text: string): void
}

/** Only a worker has it. */
declare const importScripts: unknown

// The extension's server, in a worker of the browser or in a process of its own.
void (typeof importScripts === 'function' ? import('./main.worker.ts') : import('./main.node.ts'))

/** The driver hides its own types behind its "exports"; it has the interface of the package it was made from. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3';

  export = Database;
}

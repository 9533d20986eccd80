/** MongoDB's own error codes and their names, as far as this server raises them. */
export const errorCodes = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NotExactValueField: 111,
  CannotIndexParallelArrays: 171,
  AmbiguousIndexKeyPattern: 181,
  InvalidIndexSpecificationOption: 197,
  NotImplemented: 238,
  InvalidPipelineOperator: 168,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  CannotParseExpression: 31325,
  UnrecognizedStage: 40324,
  UnknownField: 40415,
  ChangeStreamNeedsReplicaSet: 40573,
  InvalidRegex: 51091,
} as const;

/** Higher codes are places in MongoDB's source; it sends no names for them, those above are this server's own. */
const highestNamed = errorCodes.OutOfDiskSpace;

const codeNames = new Map<number, string>(
  Object.entries(errorCodes)
    .filter(([, code]) => code <= highestNamed)
    .map(([name, code]) => [code, name]),
);

/** An error that reaches the client as MongoDB would send it: code, codeName and errmsg. */
export class MongoError extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Fields beside code and errmsg, such as keyPattern and keyValue of a duplicate key. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'MongoError';
  }

  get codeName(): string {
    return codeNames.get(this.code) ?? `Location${this.code}`;
  }
}

/** Shorthand for the most common refusal, code 2. */
export const badValue = (message: string): MongoError => new MongoError(errorCodes.BadValue, message);

/** Code 9: the shape of a command, query or update is wrong, or names an operator this server lacks. */
export const failedToParse = (message: string): MongoError =>
  new MongoError(errorCodes.FailedToParse, message);

/** Code 14: a value of the wrong type. */
export const typeMismatch = (message: string): MongoError => new MongoError(errorCodes.TypeMismatch, message);

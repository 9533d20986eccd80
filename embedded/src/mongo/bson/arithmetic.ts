import { double, fitsLong, integer, isDouble, toNumber, type Maybe, type Value } from './value';

type WholeOperation = (a: bigint, b: bigint) => bigint;
type DoubleOperation = (a: number, b: number) => number;

/** An int that outgrows 32 bits becomes a long; a long stays one; what outgrows a long becomes a double. */
function calculate(a: Value, b: Value, whole: WholeOperation, inexact: DoubleOperation): Value {
  if (isDouble(a) || isDouble(b)) return double(inexact(toNumber(a)!, toNumber(b)!));
  const result = whole(BigInt(a as number | bigint), BigInt(b as number | bigint));
  if (!fitsLong(result)) return double(Number(result));
  return typeof a === 'bigint' || typeof b === 'bigint' ? result : integer(result);
}

/** Adds two numeric values with MongoDB's type promotion. */
export const add = (a: Value, b: Value): Value =>
  calculate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );

/** Subtracts numeric values with MongoDB's type promotion. */
export const subtract = (a: Value, b: Value): Value =>
  calculate(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  );

/** Multiplies numeric values with MongoDB's type promotion. */
export const multiply = (a: Value, b: Value): Value =>
  calculate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  );

/** Goes from left to right, exactly until a double comes up or the result outgrows a long. */
function accumulate(
  values: readonly Value[],
  start: bigint,
  whole: WholeOperation,
  inexact: DoubleOperation,
): Value {
  let exact = start;
  let rough: number | undefined;
  for (const value of values) {
    if (rough === undefined && !isDouble(value)) {
      const next = whole(exact, BigInt(value as number | bigint));
      if (fitsLong(next)) {
        exact = next;
        continue;
      }
    }
    rough = inexact(rough ?? Number(exact), toNumber(value)!);
  }
  if (rough !== undefined) return double(rough);
  return values.some((value) => typeof value === 'bigint') ? exact : integer(exact);
}

/** What the expression `$add` makes of numbers: unlike `$sum`, without compensation. */
export const sumOf = (values: readonly Value[]): Value =>
  accumulate(
    values,
    0n,
    (x, y) => x + y,
    (x, y) => x + y,
  );

/** What the expression `$multiply` makes of numbers. */
export const productOf = (values: readonly Value[]): Value =>
  accumulate(
    values,
    1n,
    (x, y) => x * y,
    (x, y) => x * y,
  );

/** What rounding lost in a sum of two doubles; Neumaier's summation keeps it. */
const lostIn = (sum: number, a: number, b: number): number =>
  Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;

/** Sums many values as `$sum` does: non-numbers are ignored, doubles are added with compensation. */
export class Sum {
  private whole = 0;
  private wholeBeyondSafe = 0n;
  private fraction = 0;
  private compensation = 0;
  private hasDouble = false;
  private hasLong = false;
  /** How many of the values were numbers. */
  count = 0;

  add(value: Maybe): void {
    const number = toNumber(value);
    if (number === undefined) return;
    this.count++;
    if (isDouble(value)) {
      this.hasDouble = true;
      this.addDouble(number);
    } else if (typeof value === 'bigint') {
      this.hasLong = true;
      this.wholeBeyondSafe += value;
    } else {
      this.whole += number;
      if (!Number.isSafeInteger(this.whole)) {
        this.wholeBeyondSafe += BigInt(this.whole);
        this.whole = 0;
      }
    }
  }

  /** The sum, an int for no values. */
  total(): Value {
    if (this.hasDouble) return double(this.asNumber());
    const total = this.wholeTotal();
    if (!fitsLong(total)) return double(Number(total));
    return this.hasLong ? total : integer(total);
  }

  /** The mean as a double, or null when there was no number. */
  average(): Value {
    return this.count === 0 ? null : double(this.asNumber() / this.count);
  }

  private wholeTotal(): bigint {
    return this.wholeBeyondSafe + BigInt(this.whole);
  }

  private asNumber(): number {
    const { fraction, compensation } = this;
    const total = this.wholeTotal();
    // Beyond 2^53 a whole number is a double and a rest.
    const whole = Number(total);
    const rest = Number(total - BigInt(whole));
    const sum = fraction + whole;
    // With an infinity among the values the compensation is NaN and must not spoil the sum.
    return Number.isFinite(sum) ? sum + (compensation + lostIn(sum, fraction, whole) + rest) : sum;
  }

  private addDouble(value: number): void {
    const sum = this.fraction + value;
    this.compensation += lostIn(sum, this.fraction, value);
    this.fraction = sum;
  }
}

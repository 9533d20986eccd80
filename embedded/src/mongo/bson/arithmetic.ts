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
    const sum = fraction + Number(this.wholeTotal());
    // With an infinity among the values the compensation is NaN and must not spoil the sum.
    return Number.isFinite(sum) ? sum + compensation : sum;
  }

  private addDouble(value: number): void {
    const sum = this.fraction + value;
    // Neumaier's summation: keep what rounding lost.
    this.compensation +=
      Math.abs(this.fraction) >= Math.abs(value) ? this.fraction - sum + value : value - sum + this.fraction;
    this.fraction = sum;
  }
}

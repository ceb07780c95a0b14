namespace Lantu.Api.Domain.Rules;

/// <summary>Whether a value lies far outside its own history, told by medians so that one wild value of the past hides none of today's.</summary>
public static class Outlier
{
    /// <summary>
    /// 0.6745·|x − median|/MAD ≥ 3.5. A history that stands still has MAD 0; then |x − median| > max(ε, 5 %·|median|), ε being half of
    /// the last digit reported, which rounding alone can make. Products again, so that nothing small is rounded away.
    /// </summary>
    public static (bool Hit, RuleNumbers Numbers) Judge(decimal value, IReadOnlyList<decimal> earlier, int decimals)
    {
        var median = Median(earlier);
        var deviation = Median([.. earlier.Select(e => Math.Abs(e - median))]);
        var (difference, distance) = (value - median, Math.Abs(value - median));
        var numbers = new RuleNumbers(value, median, difference, Deviation: deviation);
        if (deviation == 0)
        {
            return (distance > HalfOfTheLastDigit(decimals) && distance * 20 > Math.Abs(median), numbers);
        }

        return (distance * 6745 >= deviation * 35_000, numbers with { Score = RuleNumbers.Quotient(0.6745m * distance, deviation) });
    }

    /// <param name="values">At least one.</param>
    public static decimal Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static decimal HalfOfTheLastDigit(int decimals) => new(5, 0, 0, isNegative: false, (byte)Math.Clamp(decimals + 1, 1, 28));
}

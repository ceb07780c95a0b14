namespace Lantu.Api.Domain;

/// <summary>Figures travel as JSON numbers, and browsers and spreadsheets hold those to 15 significant digits.</summary>
public static class Figures
{
    public const int MaxDigits = 15;
    public const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>Digits that carry information: 12.50 has 3, 1200 has 2, 0 has 1.</summary>
    public static int SignificantDigits(decimal figure)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(figure, bits);
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        while (digits != 0 && digits % 10 == 0)
        {
            digits /= 10;
        }

        return Math.Max(1, digits.ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('0').Length);
    }

    /// <summary>A computed figure, rounded to what travels.</summary>
    public static decimal? Significant(decimal? figure)
    {
        if (figure is not { } value || value == 0)
        {
            return figure;
        }

        var whole = (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        return Math.Round(value, Math.Clamp(MaxDigits - whole, 0, 28), MidpointRounding.AwayFromZero);
    }
}

using System.Globalization;
using System.Numerics;

namespace Lantu.Api.Domain;

/// <summary>
/// A unit that figures are printed with (万吨, μg/m³, 千克/亩), as an exact fraction of the base of its kind. A figure is converted only into a unit
/// of the same kind: a month is no number of days, and one thing counted (件) is not another (个).
/// </summary>
public sealed class FigureUnit
{
    private const int MostPlaces = 28;
    private static readonly Dictionary<string, FigureUnit> Known = ReadTable(
        ("mass", "微克 μg ug", 1, 1_000_000), ("mass", "毫克 mg", 1, 1000), ("mass", "克 g", 1, 1), ("mass", "斤", 500, 1), ("mass", "千克 公斤 kg", 1000, 1), ("mass", "吨 t", 1_000_000, 1),
        ("length", "毫米 mm", 1, 1000), ("length", "厘米 cm", 1, 100), ("length", "米 m", 1, 1), ("length", "千米 公里 km", 1000, 1),
        ("area", "平方米 m2", 1, 1), ("area", "亩", 2000, 3), ("area", "公顷 ha hm2", 10_000, 1), ("area", "平方千米 平方公里 km2", 1_000_000, 1),
        ("volume", "毫升 mL ml", 1, 1_000_000), ("volume", "升 L l", 1, 1000), ("volume", "立方米 m3", 1, 1),
        ("energy", "焦 焦耳 J", 1, 1), ("energy", "千焦 kJ", 1000, 1), ("energy", "兆焦 MJ", 1_000_000, 1), ("energy", "吉焦 GJ", 1_000_000_000, 1),
        ("energy", "千瓦时 度 kWh", 3_600_000, 1), ("energy", "兆瓦时 MWh", 3_600_000_000, 1),
        ("power", "瓦 W", 1, 1), ("power", "千瓦 kW", 1000, 1), ("power", "兆瓦 MW", 1_000_000, 1), ("power", "吉瓦 GW", 1_000_000_000, 1),
        ("coal", "克标准煤 gce", 1, 1), ("coal", "千克标准煤 公斤标准煤 kgce", 1000, 1), ("coal", "吨标准煤 tce", 1_000_000, 1),
        ("carbon", "千克二氧化碳 kgCO2", 1, 1), ("carbon", "吨二氧化碳 tCO2", 1000, 1),
        ("money", "元", 1, 1),
        ("time", "秒 s", 1, 1), ("time", "分钟 min", 60, 1), ("time", "小时 h", 3600, 1), ("time", "日 天 d", 86_400, 1), ("time", "周", 604_800, 1),
        ("months", "月 个月", 1, 1), ("months", "季度", 3, 1), ("months", "年 a", 12, 1),
        ("ratio", "比例", 1, 1), ("ratio", "%", 1, 100), ("ratio", "‰", 1, 1000));

    /// <summary>What is counted, each of its own kind.</summary>
    private static readonly HashSet<string> Counted = [.. "个 件 家 条 项 类 处 座 台 套 辆 人 户 次 人次 例 起 宗 株 只 艘".Split(' ')];
    private static readonly (string Word, long Times)[] Prefixes =
    [
        ("百万", 1_000_000), ("千万", 10_000_000), ("十亿", 1_000_000_000), ("百亿", 10_000_000_000), ("千亿", 100_000_000_000), ("万亿", 1_000_000_000_000),
        ("十万", 100_000), ("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000),
    ];

    private readonly string kind;
    private readonly BigInteger times;
    private readonly BigInteger over;

    private FigureUnit(string kind, BigInteger times, BigInteger over) => (this.kind, this.times, this.over) = (kind, times, over);

    public static bool CanConvert(string? from, string? into) => Same(from, into) || (Read(from) is { } said && Read(into) is { } wanted && said.kind == wanted.kind);

    /// <summary>The same unit, however it is written: m³ and m3, µ and μ.</summary>
    public static bool Same(string? one, string? other) => Plain(one) == Plain(other);

    /// <summary>
    /// The same quantity in another unit. A fraction that no decimal holds (1 亩 in 公顷), or one of more digits than travel, is rounded once, at the end; what
    /// is out of range stays so.
    /// </summary>
    /// <returns>Null where the units are not of one kind.</returns>
    public static decimal? Convert(decimal figure, string? from, string? into)
    {
        if (Same(from, into))
        {
            return figure;
        }

        return Read(from) is { } said && Read(into) is { } wanted && said.kind == wanted.kind ? Quotient(figure, said.times * wanted.over, said.over * wanted.times) : null;
    }

    /// <summary>figure × times ÷ over in 15 significant digits, halves away from zero.</summary>
    private static decimal Quotient(decimal figure, BigInteger times, BigInteger over)
    {
        var (top, bottom) = (Digits(figure) * times, over * BigInteger.Pow(10, figure.Scale));
        if (top.IsZero)
        {
            return 0;
        }

        if (top >= bottom * (BigInteger)Figures.Limit)
        {
            return Math.Sign(figure) * Figures.Limit;
        }

        var places = Figures.MaxDigits - Length(top) + Length(bottom);
        places = Math.Min(MostPlaces, top * BigInteger.Pow(10, places) >= bottom * BigInteger.Pow(10, Figures.MaxDigits) ? places - 1 : places);
        var rounded = ((2 * top * BigInteger.Pow(10, places)) + bottom) / (2 * bottom);
        return Math.Sign(figure) * ((decimal)rounded / (decimal)BigInteger.Pow(10, places));
    }

    private static BigInteger Digits(decimal figure)
    {
        var bits = decimal.GetBits(figure);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    private static int Length(BigInteger number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static FigureUnit? Read(string? unit)
    {
        var parts = Plain(unit).Split('/').Select(ReadPart).ToList();
        return parts.Contains(null) ? null : parts.Skip(1).OfType<FigureUnit>().OrderBy(p => p.kind, StringComparer.Ordinal)
            .Aggregate(parts[0], (all, part) => new FigureUnit($"{all!.kind}/{part.kind}", all.times * part.over, all.over * part.times));
    }

    private static FigureUnit? ReadPart(string word)
    {
        if (Base(word) is { } whole)
        {
            return whole;
        }

        var (prefix, times) = Prefixes.FirstOrDefault(p => word.StartsWith(p.Word, StringComparison.Ordinal));
        return prefix is not null && Base(word[prefix.Length..]) is { } part ? new FigureUnit(part.kind, part.times * times, part.over) : null;
    }

    private static FigureUnit? Base(string word) => Known.GetValueOrDefault(word) ?? (Counted.Contains(word) ? new FigureUnit(word, 1, 1) : null);

    /// <summary>Said here, since a server without ICU leaves compatibility forms as they are.</summary>
    private static string Plain(string? unit) => string.Concat((unit ?? "").Where(c => !char.IsWhiteSpace(c) && c != '^').Select(c => c switch
    {
        >= '\uff01' and <= '\uff5e' => $"{(char)(c - 0xfee0)}",
        '²' => "2",
        '³' => "3",
        '\u00b5' => "μ",
        '㎡' => "m2",
        '㎥' => "m3",
        '㎞' => "km",
        '㎏' => "kg",
        '㎎' => "mg",
        _ => $"{c}",
    }));

    private static Dictionary<string, FigureUnit> ReadTable(params (string Kind, string Words, long Times, long Over)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ').Select(word => (word, Unit: new FigureUnit(r.Kind, r.Times, r.Over)))).ToDictionary(r => r.word, r => r.Unit);
}

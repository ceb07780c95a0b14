using System.Globalization;
using System.Numerics;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>计量单位: a figure says the same in another unit of its kind, and is never made to say something in one of another.</summary>
public sealed class FigureUnitTests
{
    /// <summary>By kind, and how many thirds of its smallest one a unit is.</summary>
    private static readonly (string Unit, BigInteger Thirds)[][] Kinds =
    [
        [("μg", 3), ("毫克", 3000), ("g", 3_000_000), ("千克", 3_000_000_000), ("吨", 3_000_000_000_000), ("万吨", 30_000_000_000_000_000)],
        [("平方米", 3), ("亩", 2000), ("公顷", 30_000), ("万亩", 20_000_000), ("km²", 3_000_000)],
        [("元", 3), ("千元", 3000), ("万元", 30_000), ("亿元", 300_000_000)],
        [("‰", 3), ("%", 30), ("比例", 3000)],
        [("件", 3), ("百件", 300), ("万件", 30_000)],
    ];

    [TestCase("32156", "吨", "万吨", "3.2156")]
    [TestCase("0.0286", "mg/m³", "μg/m3", "28.6")]
    [TestCase("28.6", "微克／立方米", "µg/m3", "28.6")]
    [TestCase("150", "亩", "公顷", "10")]
    [TestCase("100", "亩", "公顷", "6.66666666666667")]
    [TestCase("-100", "亩", "公顷", "-6.66666666666667")]
    [TestCase("0.975", "比例", "%", "97.5")]
    [TestCase("30", "千克/公顷", "千克/亩", "2")]
    [TestCase("24", "万吨/天", "吨/小时", "10000")]
    [TestCase("0.05", "吨标准煤/百元", "吨标准煤/万元", "5")]
    [TestCase("3.6", "亿立方米", "万m3", "36000")]
    [TestCase("1", "万千瓦时", "兆焦", "36000")]
    [TestCase("999999999999999", "吨", "克", "1000000000000000", TestName = "what is out of range stays so")]
    public void AFigure_SaysTheSame(string figure, string from, string into, string expected) =>
        Assert.That(FigureUnit.Convert(decimal.Parse(figure, CultureInfo.InvariantCulture), from, into)?.ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("吨", "公顷")]
    [TestCase("吨", "吨标准煤")]
    [TestCase("件", "个")]
    [TestCase("吨/年", "吨/日")]
    [TestCase("mg/m3", "mg")]
    [TestCase("立方米/万元", "万元/立方米")]
    [TestCase("吨", null)]
    [TestCase("", "吨")]
    [TestCase("万", "吨")]
    [TestCase("亩亩", "亩")]
    public void AnotherKind_IsRefused(string from, string? into) => Assert.That((FigureUnit.CanConvert(from, into), FigureUnit.Convert(1, from, into)), Is.EqualTo((false, (decimal?)null)));

    [Test]
    public void WhatNobodyKnows_IsTheSameAsItself() => Assert.That((FigureUnit.Convert(3, "分贝 (A)", "分贝（A）"), FigureUnit.Convert(3, null, "")), Is.EqualTo((3m, 3m)));

    [Property(MaxTest = 2000)]
    public bool TheQuantity_IsTheSame_ToTheLastDigitThatTravels(long figure, byte places, byte kind, byte from, byte into)
    {
        var said = new decimal(figure % 1_000_000_000_000) / (decimal)Math.Pow(10, places % 7);
        var units = Kinds[kind % Kinds.Length];
        var (a, b) = (units[from % units.Length], units[into % units.Length]);
        var got = FigureUnit.Convert(said, a.Unit, b.Unit)!.Value;
        if (Math.Abs(got) >= Figures.Limit)
        {
            return Whole(said) * a.Thirds >= Whole(Figures.Limit) * b.Thirds || Whole(-said) * a.Thirds >= Whole(Figures.Limit) * b.Thirds;
        }

        // |got·b − said·a| ≤ half of the last of 15 digits of got, in b.
        var off = BigInteger.Abs((Whole(got) * b.Thirds) - (Whole(said) * a.Thirds));
        return Figures.SignificantDigits(got) <= Figures.MaxDigits && off * 2 * BigInteger.Pow(10, Figures.MaxDigits - 1) <= BigInteger.Abs(Whole(got)) * b.Thirds;
    }

    [Property(MaxTest = 1000)]
    public bool ThereAndBack_IsWhereOneWas_WhereNothingWasRounded(int figure, byte kind, byte from, byte into)
    {
        var units = Kinds[kind % Kinds.Length];
        var (a, b) = (units[from % units.Length].Unit, units[into % units.Length].Unit);
        var there = FigureUnit.Convert(figure, a, b)!.Value;
        return Math.Abs(there) >= Figures.Limit || Figures.SignificantDigits(there) == Figures.MaxDigits || FigureUnit.Convert(there, b, a) == figure;
    }

    [Property(MaxTest = 1000)]
    public bool More_IsMore(int one, int other, byte kind, byte from, byte into)
    {
        var units = Kinds[kind % Kinds.Length];
        decimal Of(int figure) => FigureUnit.Convert(figure, units[from % units.Length].Unit, units[into % units.Length].Unit)!.Value;
        return one.CompareTo(other) * Of(one).CompareTo(Of(other)) >= 0;
    }

    /// <summary>In 10⁻²⁸.</summary>
    private static BigInteger Whole(decimal figure)
    {
        var bits = decimal.GetBits(figure);
        BigInteger digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return Math.Sign(figure) * digits * BigInteger.Pow(10, 28 - figure.Scale);
    }
}

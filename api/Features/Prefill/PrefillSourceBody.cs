using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Prefill;

/// <summary>Where another system publishes figures, and how its answer is read.</summary>
public sealed record PrefillSourceBody : IBody<PrefillSourceBody>
{
    /// <example>省监测平台</example>
    public required string Name { get; init; }

    /// <summary>https; http only for networks that the operator has allowed (Outside:AllowedNetworks).</summary>
    /// <example>https://data.example.gov.cn/air/annual.csv</example>
    public required string Address { get; init; }
    public required PrefillFormat Format { get; init; }

    /// <summary>Of JSON: pointer to the array of rows; empty for the document itself.</summary>
    /// <example>/data/rows</example>
    public string RowsAt { get; init; } = "";

    /// <summary>Column, or member or JSON pointer within the row, or = and the code that all rows are of.</summary>
    /// <example>地区</example>
    public required string AreaAt { get; init; }

    /// <example>=2</example>
    public required string IndicatorAt { get; init; }

    /// <example>年份</example>
    public required string PeriodAt { get; init; }

    /// <example>PM2.5</example>
    public required string ValueAt { get; init; }

    /// <summary>Where the unit of the figure stands, or = and the unit of all. Empty: rows do not say.</summary>
    /// <example>计量单位</example>
    public string UnitAt { get; init; } = "";

    /// <summary>Where rows do not say it: the unit in which the source gives an indicator. One that is not named comes in its own unit.</summary>
    public IReadOnlyList<PrefillUnitItem> Units { get; init; } = [];

    /// <summary>Client id of the program whose own codes (对照编码) it speaks; null where it speaks ours.</summary>
    /// <example>kaihua-demo</example>
    public string? CodesOf { get; init; }
    public required PrefillSchedule Schedule { get; init; }

    /// <summary>Time of day in Asia/Shanghai; of an hourly one only the minutes count.</summary>
    /// <example>02:30:00</example>
    public required TimeOnly RunAt { get; init; }
    public bool Paused { get; init; }
}

/// <summary>The unit in which a source gives an indicator.</summary>
public sealed record PrefillUnitItem
{
    /// <summary>The plan's number of it.</summary>
    /// <example>2</example>
    public required string IndicatorCode { get; init; }

    /// <summary>One of the same kind as the indicator's, so that figures can be converted.</summary>
    /// <example>mg/m³</example>
    public required string Unit { get; init; }
}

public static class PrefillSourceRules
{
    public static void MustBeSource<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, PrefillSourceBody>> body) => validator.RuleFor(body).ChildRules(source =>
    {
        source.RuleFor(s => s.Name).MustBeWords(100);
        source.RuleFor(s => s.Address).Must(IsAddress).WithErrorCode("prefill_address_malformed");
        source.RuleFor(s => s.RowsAt).Must(p => p.Length == 0 || p.StartsWith('/')).WithErrorCode("prefill_pointer_malformed");
        source.RuleFor(s => s.RowsAt).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200);
        source.RuleFor(s => s.AreaAt).MustBeWords(100);
        source.RuleFor(s => s.IndicatorAt).MustBeWords(100);
        source.RuleFor(s => s.PeriodAt).MustBeWords(100);
        source.RuleFor(s => s.ValueAt).MustBeWords(100);
        source.RuleFor(s => s.UnitAt).IsPrintable().IsAtMost(100);
        source.RuleFor(s => s.Units).Must(units => units.Count <= 200).WithErrorCode("too_many").WithState(_ => 200);
        source.RuleFor(s => s.Units).Must((s, units) => units.Count == 0 || s.UnitAt.Length == 0).WithErrorCode("prefill_units_twice");
        source.RuleForEach(s => s.Units).ChildRules(unit => unit.RuleFor(u => u.Unit).IsWritten(40));
        source.RuleFor(s => s.RowsAt).IsPrintable();
        source.RuleFor(s => s.CodesOf).IsPrintable();
    });

    public static void MustBeWords<T>(this IRuleBuilderInitial<T, string> rule, int most) => rule.Cascade(CascadeMode.Stop)
        .Must(words => !string.IsNullOrWhiteSpace(words)).WithErrorCode("required")
        .MaximumLength(most).WithErrorCode("too_long").WithState(_ => most)
        .Must(words => PlainText.IsKeepable(words)).WithErrorCode("unprintable_characters");

    private static bool IsAddress(string address) =>
        address.Length <= 1000 && PlainText.IsKeepable(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;
}

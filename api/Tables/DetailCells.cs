using System.Globalization;
using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <summary>The details of a line in the cells of a file, and back.</summary>
public static class DetailCells
{
    private static readonly (ProgressStatus Status, string Word)[] Statuses =
        [(ProgressStatus.NotStarted, "未开始"), (ProgressStatus.Underway, "进行中"), (ProgressStatus.Blocked, "受阻"), (ProgressStatus.Done, "已完成")];

    public static IEnumerable<string> StatusWords => Statuses.Select(s => s.Word);

    /// <summary>In the order of <see cref="LineColumns.Details"/>.</summary>
    public static IReadOnlyList<object?> Of(ProgressDetails? details) =>
    [
        details?.Status is { } status ? Statuses.Single(s => s.Status == status).Word : null,
        details?.Problems, details?.NextSteps, details?.BlockedReason, details?.BlockedBy,
        details?.BlockedUntil, details?.Stage, details?.Invested, details?.DoneOn,
    ];

    /// <param name="cells">What stands in the cells that there are, without blanks around it.</param>
    /// <param name="refuse">Is told of what cannot be read.</param>
    public static DetailsChange Read(IReadOnlyDictionary<DetailMembers, string> cells, Action<DetailMembers, string, string> refuse)
    {
        string? Words(DetailMembers member) => cells.GetValueOrDefault(member) is { Length: > 0 } words ? words : null;
        return new DetailsChange(cells.Keys.Aggregate(DetailMembers.None, (all, member) => all | member), new ProgressDetails
        {
            Status = Words(DetailMembers.Status) is { } word ? Status(word, refuse) : null,
            Problems = Words(DetailMembers.Problems),
            NextSteps = Words(DetailMembers.NextSteps),
            BlockedReason = Words(DetailMembers.BlockedReason),
            BlockedBy = Words(DetailMembers.BlockedBy),
            BlockedUntil = Words(DetailMembers.BlockedUntil) is { } until ? Day(DetailMembers.BlockedUntil, until, refuse) : null,
            Stage = Words(DetailMembers.Stage),
            Invested = Words(DetailMembers.Invested) is { } figure ? Figure(figure, refuse) : null,
            DoneOn = Words(DetailMembers.DoneOn) is { } day ? Day(DetailMembers.DoneOn, day, refuse) : null,
        });
    }

    private static ProgressStatus? Status(string word, Action<DetailMembers, string, string> refuse)
    {
        var found = Statuses.Where(s => s.Word == word || DetailsChange.WordOf(s.Status) == word).Select(s => (ProgressStatus?)s.Status).FirstOrDefault();
        if (found is null)
        {
            refuse(DetailMembers.Status, "unknown_status", word);
        }

        return found;
    }

    /// <summary>As it is written out, as people type it, or as a workbook keeps a day: counted from 1899-12-30.</summary>
    private static DateOnly? Day(DetailMembers member, string text, Action<DetailMembers, string, string> refuse)
    {
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 36_000 and < 80_000)
        {
            return new DateOnly(1899, 12, 30).AddDays(count);
        }

        refuse(member, "not_a_day", text);
        return null;
    }

    private static decimal? Figure(string text, Action<DetailMembers, string, string> refuse)
    {
        if (FigureText.TryRead(text, out var figure))
        {
            return figure;
        }

        refuse(DetailMembers.Invested, "not_a_figure", text);
        return null;
    }
}

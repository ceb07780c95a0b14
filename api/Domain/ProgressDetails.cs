using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Lantu.Api.Domain;

/// <summary>How it stands, in the reporter's own judgement.</summary>
public enum ProgressStatus { NotStarted, Underway, Blocked, Done }

/// <summary>Members of <see cref="ProgressDetails"/>, in the order in which they are asked.</summary>
[Flags]
public enum DetailMembers { None = 0, Status = 1, Problems = 2, NextSteps = 4, BlockedReason = 8, BlockedBy = 16, BlockedUntil = 32, Stage = 64, Invested = 128, DoneOn = 256 }

/// <summary>What a line about a task, project or milestone says beside its figure and its words (进展要素).</summary>
public sealed record ProgressDetails
{
    public const int LongestWords = 2000;
    public const int LongestName = 200;
    public const int LongestStage = 40;

    /// <summary>Blank members are left out, so that two details that say the same are stored the same.</summary>
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public ProgressStatus? Status { get; init; }
    public string? Problems { get; init; }
    public string? NextSteps { get; init; }

    /// <summary>Why it cannot go on.</summary>
    public string? BlockedReason { get; init; }

    /// <summary>Who can unblock it: the code of an org unit, or words.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? BlockedUntil { get; init; }

    /// <summary>A project's stage, by the name it has on its ladder.</summary>
    public string? Stage { get; init; }

    /// <summary>A project's investment completed since the beginning of the year, in 万元.</summary>
    public decimal? Invested { get; init; }

    /// <summary>The day on which a milestone was done.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Members that a project's line takes and a task's does not.</summary>
    public const DetailMembers OfProjects = DetailMembers.Stage | DetailMembers.Invested;

    /// <summary>Members that only a milestone's line takes.</summary>
    public const DetailMembers OfMilestones = DetailMembers.DoneOn;

    public static ProgressDetails None { get; } = new();

    /// <summary>What a blocked line still has to say before it can be handed in.</summary>
    public DetailMembers Missing() => Status != ProgressStatus.Blocked ? DetailMembers.None
        : (string.IsNullOrWhiteSpace(BlockedReason) ? DetailMembers.BlockedReason : 0)
        | (string.IsNullOrWhiteSpace(BlockedBy) ? DetailMembers.BlockedBy : 0)
        | (BlockedUntil is null ? DetailMembers.BlockedUntil : 0);

    /// <summary>Members that say something.</summary>
    public DetailMembers Filled() =>
        (Status is null ? 0 : DetailMembers.Status) | (Problems is null ? 0 : DetailMembers.Problems) | (NextSteps is null ? 0 : DetailMembers.NextSteps)
        | (BlockedReason is null ? 0 : DetailMembers.BlockedReason) | (BlockedBy is null ? 0 : DetailMembers.BlockedBy) | (BlockedUntil is null ? 0 : DetailMembers.BlockedUntil)
        | (Stage is null ? 0 : DetailMembers.Stage) | (Invested is null ? 0 : DetailMembers.Invested) | (DoneOn is null ? 0 : DetailMembers.DoneOn);

    /// <summary>How long the words of a member may be; null for one that takes none.</summary>
    public static int? Longest(DetailMembers member) => member switch
    {
        DetailMembers.Problems or DetailMembers.NextSteps or DetailMembers.BlockedReason => LongestWords,
        DetailMembers.BlockedBy => LongestName,
        DetailMembers.Stage => LongestStage,
        _ => null,
    };

    public string? WordsOf(DetailMembers member) => member switch
    {
        DetailMembers.Problems => Problems,
        DetailMembers.NextSteps => NextSteps,
        DetailMembers.BlockedReason => BlockedReason,
        DetailMembers.BlockedBy => BlockedBy,
        DetailMembers.Stage => Stage,
        _ => null,
    };

    public static string ToJson(ProgressDetails details) => JsonSerializer.Serialize(details, Options);

    public static ProgressDetails FromJson(string json) => JsonSerializer.Deserialize<ProgressDetails>(json, Options)!;
}

/// <summary>What somebody writes into the details of a line; members that are not <see cref="Given"/> stay as they are.</summary>
public sealed record DetailsChange(DetailMembers Given, ProgressDetails Details)
{
    public static IReadOnlyList<DetailMembers> Members { get; } = [.. Enum.GetValues<DetailMembers>().Where(m => m != DetailMembers.None)];

    public static DetailsChange Nothing { get; } = new(DetailMembers.None, ProgressDetails.None);

    /// <summary>What stands there then; null when nothing is left.</summary>
    public ProgressDetails? Over(ProgressDetails? before)
    {
        var old = before ?? ProgressDetails.None;
        var after = new ProgressDetails
        {
            Status = Has(DetailMembers.Status) ? Details.Status : old.Status,
            Problems = Has(DetailMembers.Problems) ? Kept(Details.Problems) : old.Problems,
            NextSteps = Has(DetailMembers.NextSteps) ? Kept(Details.NextSteps) : old.NextSteps,
            BlockedReason = Has(DetailMembers.BlockedReason) ? Kept(Details.BlockedReason) : old.BlockedReason,
            BlockedBy = Has(DetailMembers.BlockedBy) ? Kept(Details.BlockedBy) : old.BlockedBy,
            BlockedUntil = Has(DetailMembers.BlockedUntil) ? Details.BlockedUntil : old.BlockedUntil,
            Stage = Has(DetailMembers.Stage) ? Kept(Details.Stage) : old.Stage,
            Invested = Has(DetailMembers.Invested) ? Details.Invested : old.Invested,
            DoneOn = Has(DetailMembers.DoneOn) ? Details.DoneOn : old.DoneOn,
        };
        return after == ProgressDetails.None ? null : after;
    }

    /// <summary>As a line takes it: blanks that it has no place for are let pass, as a file of lines of several kinds has them.</summary>
    public DetailsChange For(Line line) => this with { Given = Given & line.Takes };

    /// <summary>What of it a line cannot take: the member, the code of the rule, and its limit.</summary>
    /// <param name="line">That.</param>
    /// <param name="today">Nothing is done later.</param>
    public IEnumerable<(string Member, string Code, int? Most)> Misfits(Line line, DateOnly today)
    {
        foreach (var member in Members.Where(m => (Given & Details.Filled()).HasFlag(m)))
        {
            if (!line.Takes.HasFlag(member))
            {
                yield return (NameOf(member), ProgressDetails.OfMilestones.HasFlag(member) ? "milestones_only" : ProgressDetails.OfProjects.HasFlag(member) && line.AnswerKind == AnswerKind.Progress ? "projects_only" : "details_not_taken", null);
            }
            else if (ProgressDetails.Longest(member) is { } most && Details.WordsOf(member)!.Length > most)
            {
                yield return (NameOf(member), "too_long", most);
            }
            else if (member == DetailMembers.Invested && Details.Invested is < 0 or >= Figures.Limit)
            {
                yield return (NameOf(member), Details.Invested < 0 ? "below_zero" : "figure_out_of_range", null);
            }
            else if (member == DetailMembers.DoneOn && Details.DoneOn > today)
            {
                yield return (NameOf(member), "in_the_future", null);
            }
            else if (member == DetailMembers.Invested && Figures.SignificantDigits(Details.Invested!.Value) > Figures.MaxDigits)
            {
                yield return (NameOf(member), "too_many_digits", null);
            }
        }
    }

    /// <summary>Only the given members, as they would be kept, null where they clear.</summary>
    public string ToJson()
    {
        var all = JsonSerializer.SerializeToNode(Over(null) ?? ProgressDetails.None, ProgressDetails.Options)!.AsObject();
        return new JsonObject(Members.Where(Has).Select(NameOf).Select(name => KeyValuePair.Create(name, all[name]?.DeepClone()))).ToJsonString(ProgressDetails.Options);
    }

    public static DetailsChange FromJson(string json)
    {
        var given = JsonNode.Parse(json)!.AsObject();
        return new DetailsChange(Members.Where(m => given.ContainsKey(NameOf(m))).Aggregate(DetailMembers.None, (all, m) => all | m), ProgressDetails.FromJson(json));
    }

    /// <summary>As callers write it.</summary>
    public static string NameOf(DetailMembers member) => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    public static string WordOf(ProgressStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private bool Has(DetailMembers member) => Given.HasFlag(member);

    /// <summary>Files bring back line ends of their own.</summary>
    private static string? Kept(string? words) => string.IsNullOrEmpty(words) ? null : words.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

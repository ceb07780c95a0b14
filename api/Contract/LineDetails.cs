using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Contract;

/// <summary>What a line about a task, project or milestone says beside its figure and its words.</summary>
public sealed record LineDetails
{
    public required ProgressStatus? Status { get; init; }

    /// <example>城东污水厂二期用地指标未批。</example>
    public required string? Problems { get; init; }
    public required string? NextSteps { get; init; }

    /// <summary>Of what is blocked: why.</summary>
    public required string? BlockedReason { get; init; }

    /// <summary>Who can unblock it: the code of an org unit, or words.</summary>
    /// <example>nrb</example>
    public required string? BlockedBy { get; init; }
    public required DateOnly? BlockedUntil { get; init; }

    /// <summary>Of a project: its stage, by the name it has on its ladder.</summary>
    /// <example>在建</example>
    public required string? Stage { get; init; }

    /// <summary>Of a project: investment completed since the beginning of the year, in 万元.</summary>
    /// <example>1200</example>
    public required decimal? Invested { get; init; }

    /// <summary>Of a milestone: the day on which it was done.</summary>
    /// <example>2025-11-30</example>
    public required DateOnly? DoneOn { get; init; }

    public static LineDetails? Of(ProgressDetails? details) => details is null ? null : new LineDetails
    {
        Status = details.Status,
        Problems = details.Problems,
        NextSteps = details.NextSteps,
        BlockedReason = details.BlockedReason,
        BlockedBy = details.BlockedBy,
        BlockedUntil = details.BlockedUntil,
        Stage = details.Stage,
        Invested = details.Invested,
        DoneOn = details.DoneOn,
    };
}

/// <summary>The same as it is written: a member left out stays as it is; null clears it.</summary>
public sealed record LineDetailsBody
{
    public Optional<ProgressStatus?> Status { get; init; }

    /// <example>城东污水厂二期用地指标未批。</example>
    public Optional<string?> Problems { get; init; }
    public Optional<string?> NextSteps { get; init; }
    public Optional<string?> BlockedReason { get; init; }

    /// <example>nrb</example>
    public Optional<string?> BlockedBy { get; init; }

    /// <example>2025-08-15</example>
    public Optional<DateOnly?> BlockedUntil { get; init; }

    /// <example>在建</example>
    public Optional<string?> Stage { get; init; }

    /// <example>1200</example>
    public Optional<decimal?> Invested { get; init; }

    /// <summary>Not after today.</summary>
    /// <example>2025-11-30</example>
    public Optional<DateOnly?> DoneOn { get; init; }

    internal DetailsChange ToChange() => new(
        Of(DetailMembers.Status, Status.IsGiven) | Of(DetailMembers.Problems, Problems.IsGiven) | Of(DetailMembers.NextSteps, NextSteps.IsGiven) | Of(DetailMembers.BlockedReason, BlockedReason.IsGiven)
            | Of(DetailMembers.BlockedBy, BlockedBy.IsGiven) | Of(DetailMembers.BlockedUntil, BlockedUntil.IsGiven) | Of(DetailMembers.Stage, Stage.IsGiven) | Of(DetailMembers.Invested, Invested.IsGiven) | Of(DetailMembers.DoneOn, DoneOn.IsGiven),
        new ProgressDetails
        {
            Status = Status.Content,
            Problems = Problems.Content,
            NextSteps = NextSteps.Content,
            BlockedReason = BlockedReason.Content,
            BlockedBy = BlockedBy.Content,
            BlockedUntil = BlockedUntil.Content,
            Stage = Stage.Content,
            Invested = Invested.Content,
            DoneOn = DoneOn.Content,
        });

    private static DetailMembers Of(DetailMembers member, bool isGiven) => isGiven ? member : DetailMembers.None;
}

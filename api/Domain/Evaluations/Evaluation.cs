namespace Lantu.Api.Domain.Evaluations;

/// <summary>draft 草案 → reviewed 已审定 (its numbers stand) → signed 已签发 → published 已公布, when a release that names it is out → superseded 已被取代.</summary>
public enum EvaluationState { Draft, Reviewed, Signed, Published, Superseded }

public enum EvaluationAction { Review, Sign }

/// <summary>A version of a plan's scheme. Rows are only ever added.</summary>
public sealed class EvaluationSchemeVersion
{
    public Guid PlanId { get; init; }
    public int Version { get; init; }
    public required string Title { get; init; }
    public required string Note { get; init; }
    public required string Content { get; init; }

    /// <summary>Null of the one that ships.</summary>
    public Guid? CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public EvaluationScheme Scheme() => CanonicalJson.To<EvaluationScheme>(Content);
}

/// <summary>评估: a run by one scheme on what was known at an instant. Its inputs, scheme and result are kept to the letter.</summary>
public sealed class Evaluation : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public int No { get; init; }
    public EvaluationKind Kind { get; init; }
    public required string Title { get; init; }
    public DateTimeOffset AsOf { get; init; }
    public int SchemeVersion { get; init; }

    /// <summary>Canonical JSON.</summary>
    public required string Scheme { get; init; }
    public int FormulaVersion { get; init; }
    public string Inputs { get; private set; } = "";
    public string InputsSha256 { get; private set; } = "";
    public string Result { get; private set; } = "";
    public string ResultSha256 { get; private set; } = "";

    /// <summary>Of a what-if (试算): the run whose inputs it has.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>The run it takes the place of.</summary>
    public Guid? Supersedes { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? ReviewedBy { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public Guid? SignedBy { get; private set; }
    public DateTimeOffset? SignedAt { get; private set; }
    public List<ReviewersScore> Scores { get; init; } = [];
    public List<EvaluationVeto> Vetoes { get; init; } = [];
    public List<EvaluationInRelease> Releases { get; init; } = [];
    public long Version { get; private set; } = 1;

    /// <summary>Vetoes that stand, in the order of their naming.</summary>
    public IEnumerable<EvaluationVeto> StandingVetoes => Vetoes.Where(v => v.Withdraws is null && !Vetoes.Exists(w => w.Withdraws == v.Id)).OrderBy(v => v.DecidedAt);

    public bool IsWhatIf => BasedOn is not null;

    public EvaluationState StateOf(bool isOut, bool isSuperseded) => isSuperseded ? EvaluationState.Superseded : isOut ? EvaluationState.Published : SignedAt is not null ? EvaluationState.Signed : ReviewedAt is not null ? EvaluationState.Reviewed : EvaluationState.Draft;

    /// <summary>What somebody may do with it now.</summary>
    public IEnumerable<EvaluationAction> ActionsFor(Guid user, bool mayReview, bool maySign)
    {
        if (!IsWhatIf && mayReview && ReviewedAt is null)
        {
            yield return EvaluationAction.Review;
        }

        if (!IsWhatIf && maySign && ReviewedAt is not null && SignedAt is null && user != CreatedBy && user != ReviewedBy)
        {
            yield return EvaluationAction.Sign;
        }
    }

    /// <summary>Takes inputs and computes what follows from them.</summary>
    public Evaluation Compute(EvaluationInputs inputs)
    {
        Inputs = CanonicalJson.Of(inputs);
        InputsSha256 = CanonicalJson.Sha256(Inputs);
        Result = CanonicalJson.Of(Evaluator.Of(inputs, SchemeContent()));
        ResultSha256 = CanonicalJson.Sha256(Result);
        return this;
    }

    /// <summary>Computes anew, after a reviewer scored or an incident came up.</summary>
    /// <param name="codeOf">Of the areas.</param>
    /// <exception cref="ConflictException">It is reviewed: its numbers stand.</exception>
    public void Recompute(Func<Guid, string> codeOf)
    {
        EnsureDraft();
        var inputs = InputsContent();
        Compute(inputs with { Scopes = [.. inputs.Scopes.Select(s => s with { Scores = ScoresOf(s.OrgUnit), Vetoes = [.. StandingVetoes.Where(v => codeOf(v.OrgUnitId) == s.OrgUnit).Select(v => new Veto(v.Code, v.Incident))] })] });
        Version++;

        // By their height, so that nobody can tell from the sheet who gave which.
        List<QualitativeScore> ScoresOf(string unit) => [.. Scores.Where(s => codeOf(s.OrgUnitId) == unit).GroupBy(s => s.Criterion).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(s => s.Score).Select((s, i) => new QualitativeScore(g.Key, i + 1, s.Score)))];
    }

    /// <exception cref="ConflictException">It is not at that step.</exception>
    /// <exception cref="ForbiddenException">Whoever drafted or reviewed it cannot sign it.</exception>
    public void Move(EvaluationAction action, Guid by, DateTimeOffset at)
    {
        if (IsWhatIf)
        {
            throw new ConflictException("what_if_stays_inside");
        }

        if (action == EvaluationAction.Review)
        {
            EnsureDraft();
            (ReviewedBy, ReviewedAt) = (by, at);
        }
        else if (ReviewedAt is null || SignedAt is not null)
        {
            throw new ConflictException("evaluation_action_impossible", StateOf(false, false));
        }
        else if (by == CreatedBy || by == ReviewedBy)
        {
            throw new ForbiddenException("evaluation_by_its_drafter");
        }
        else
        {
            (SignedBy, SignedAt) = (by, at);
        }

        Version++;
    }

    public void EnsureDraft()
    {
        if (IsWhatIf)
        {
            throw new ConflictException("what_if_stays_inside");
        }

        if (ReviewedAt is not null)
        {
            throw new ConflictException("evaluation_action_impossible", StateOf(false, false));
        }
    }

    public EvaluationInputs InputsContent() => CanonicalJson.To<EvaluationInputs>(Inputs);

    public EvaluationScheme SchemeContent() => CanonicalJson.To<EvaluationScheme>(Scheme);

    public EvaluationResult ResultContent() => CanonicalJson.To<EvaluationResult>(Result);
}

/// <summary>评审打分.</summary>
public sealed class ReviewersScore
{
    public Guid EvaluationId { get; init; }
    public Guid OrgUnitId { get; init; }
    public required string Criterion { get; init; }
    public Guid ReviewerId { get; init; }
    public decimal Score { get; set; }
    public string? Comment { get; set; }
    public DateTimeOffset GivenAt { get; set; }
}

/// <summary>一票否决: an incident, or that one named before is withdrawn. Rows are only ever added.</summary>
public sealed class EvaluationVeto
{
    public Guid Id { get; init; }
    public Guid EvaluationId { get; init; }
    public Guid OrgUnitId { get; init; }
    public required string Code { get; init; }

    /// <summary>What happened; of a withdrawal why.</summary>
    public required string Incident { get; init; }

    /// <summary>The veto that this takes back.</summary>
    public Guid? Withdraws { get; init; }
    public Guid DecidedBy { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
}

/// <summary>That a release brings an evaluation out.</summary>
public sealed class EvaluationInRelease
{
    public Guid ReleaseId { get; init; }
    public Release Release { get; init; } = null!;
    public Guid EvaluationId { get; init; }
}

/// <summary>自评: what an area says of itself, beside the score and never in it. Its drafter writes it, its approver hands it in.</summary>
public sealed class SelfAssessment : IVersioned
{
    public Guid Id { get; init; }
    public Guid EvaluationId { get; init; }
    public Guid OrgUnitId { get; init; }
    public decimal? Score { get; private set; }
    public string Summary { get; private set; } = "";

    /// <summary>问题清单.</summary>
    public string Problems { get; private set; } = "";
    public Guid WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public long Version { get; private set; }

    /// <exception cref="ConflictException">It was handed in.</exception>
    public void Write(decimal? score, string summary, string problems, Guid by, DateTimeOffset at)
    {
        EnsureOpen();
        (Score, Summary, Problems, WrittenBy, WrittenAt) = (score, summary, problems, by, at);
        Version++;
    }

    /// <exception cref="ConflictException">It was handed in.</exception>
    public void Submit(Guid by, DateTimeOffset at)
    {
        EnsureOpen();
        (SubmittedBy, SubmittedAt) = (by, at);
        Version++;
    }

    private void EnsureOpen()
    {
        if (SubmittedAt is not null)
        {
            throw new ConflictException("self_assessment_submitted");
        }
    }
}

/// <summary>申诉: an area's objection, and the answer.</summary>
public sealed class Appeal : IVersioned
{
    public Guid Id { get; init; }
    public Guid EvaluationId { get; init; }
    public Guid OrgUnitId { get; init; }
    public required string Text { get; init; }
    public Guid LodgedBy { get; init; }
    public DateTimeOffset LodgedAt { get; init; }

    /// <summary>Whether it was right; another run follows then.</summary>
    public bool? Upheld { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public long Version { get; private set; } = 1;

    /// <exception cref="ConflictException">It has been answered.</exception>
    public void Reply(bool upheld, string answer, Guid by, DateTimeOffset at)
    {
        if (AnsweredAt is not null)
        {
            throw new ConflictException("appeal_answered_already");
        }

        (Upheld, Answer, AnsweredBy, AnsweredAt) = (upheld, answer, by, at);
        Version++;
    }
}

/// <summary>快照: an instant of a plan under a name.</summary>
public sealed class Snapshot
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset AsOf { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

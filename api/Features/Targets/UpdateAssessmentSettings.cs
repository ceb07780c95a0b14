using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class UpdateAssessmentSettings
{
    public sealed record Command(string Plan, long ExpectedVersion, Body Body) : IRequest<ChangedSettingsResponse>;

    /// <summary>A number left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen to the lights.</summary>
        public bool? DryRun { get; init; }

        /// <summary>Above inLine, at most 10.</summary>
        /// <example>1.1</example>
        public decimal? Faster { get; init; }

        /// <summary>Above behind, at most 1.</summary>
        /// <example>0.95</example>
        public decimal? InLine { get; init; }

        /// <summary>Above 0.</summary>
        /// <example>0.6</example>
        public decimal? Behind { get; init; }

        /// <summary>Red for so many days without an accepted reason, and a slip is due; 1 to 365.</summary>
        /// <example>15</example>
        public int? SlipRedDays { get; init; }

        /// <summary>Within so many days the issuer decides on an answer to a slip; 1 to 90. Of answers given from now on.</summary>
        /// <example>7</example>
        public int? SlipDecisionDays { get; init; }

        /// <summary>Put areas in an order by what they have reached; false: 不排名.</summary>
        public bool? Ranking { get; init; }

        /// <example>市政府常务会议议定</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).MustBeReason();
            RuleFor(c => c.Body).Must(b => b is not { Faster: null, InLine: null, Behind: null, SlipRedDays: null, SlipDecisionDays: null, Ranking: null }).WithErrorCode("nothing_to_change").OverridePropertyName("");
            RuleFor(c => c.Body.Faster).Must(IsShort).WithErrorCode("too_many_digits");
            RuleFor(c => c.Body.InLine).Must(IsShort).WithErrorCode("too_many_digits");
            RuleFor(c => c.Body.Behind).Must(IsShort).WithErrorCode("too_many_digits");
        }

        private static bool IsShort(decimal? value) => value is null || Figures.SignificantDigits(value.Value) <= Figures.MaxDigits;
    }

    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, StandingsWriter readModel, AssessmentSettingsReader reader, CurrentActor current, Audit audit, RequestLanguage language, TimeProvider clock)
        : IRequestHandler<Command, ChangedSettingsResponse>
    {
        public async Task<ChangedSettingsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (body, plan, isPreview) = (request.Body, await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body.DryRun == true);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var known = await reader.DescribeAsync(plan, cancellationToken);
            if (known.Version != request.ExpectedVersion)
            {
                throw new StaleVersionException(known.Version);
            }

            var set = Read(plan, body, known);
            var before = await standings.ReadAsync(plan, null, cancellationToken);
            var after = before with { Thresholds = set.Thresholds };
            db.AssessmentSettings.Add(set);
            audit.Add(current.Required, "assessment.settings", $"plan:{plan.Code}", $"{before.Thresholds} → {set.Thresholds}, {set.SupervisionDays}, {(set.Ranking ? "ranked" : "not ranked")}; {set.Reason}");
            await db.SaveChangesAsync(cancellationToken);
            await (isPreview ? Task.CompletedTask : readModel.RefreshAsync(plan, cancellationToken));
            var settings = await reader.DescribeAsync(plan, cancellationToken);
            await (isPreview ? Task.CompletedTask : work.KeepAsync(cancellationToken));
            return new ChangedSettingsResponse
            {
                Settings = settings,
                Changes = [.. before.Indicators.SelectMany(i => before.Areas.Select(a => LightChangeItem.Of(before, after, i, a, language.Value))).Where(c => c.Before.Verdict != c.After.Verdict)],
                Before = LightsOf(before),
                After = LightsOf(after),
                Version = isPreview ? known.Version : settings.Version,
            };
        }

        private AssessmentSettings Read(Plan plan, Body body, AssessmentSettingsResponse known)
        {
            var wanted = new AssessmentThresholds(body.Faster ?? known.InForce.Faster, body.InLine ?? known.InForce.InLine, body.Behind ?? known.InForce.Behind);
            var days = new SupervisionDays(body.SlipRedDays ?? known.InForce.SlipRedDays, body.SlipDecisionDays ?? known.InForce.SlipDecisionDays);
            var isSame = !known.IsProposal && AssessmentSettingsResponse.NumbersItem.Of(wanted, days, body.Ranking ?? known.InForce.Ranking) == known.InForce;
            RuleViolationException.ThrowIfAny([.. AssessmentSettings.Check(wanted, days), isSame ? new RuleViolation("", "nothing_to_change") : null]);
            return plan.State == PlanState.Finished ? throw new ConflictException("plan_finished") : new AssessmentSettings
            {
                PlanId = plan.Id,
                Revision = (int)known.Version + 1,
                Faster = wanted.Faster,
                InLine = wanted.InLine,
                Behind = wanted.Behind,
                SlipRedDays = days.Red,
                SlipDecisionDays = days.Decision,
                Ranking = body.Ranking ?? known.InForce.Ranking,
                Reason = body.Reason.Trim(),
                SetBy = current.Required.UserId,
                SetAt = clock.Now(),
            };
        }

        private static Lights LightsOf(PlanFigures figures) =>
            Lights.Count(figures.Indicators.Where(i => i.ParentId is null).Select(i => figures.StandingOf(i, figures.Areas.Single(figures.IsCity), Language.Chinese).Status));
    }
}

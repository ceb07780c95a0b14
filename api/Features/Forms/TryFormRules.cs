using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class TryFormRules
{
    public sealed record Command(string Plan, string Form, Body Body) : IRequest<RuleTrialResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Rules to try; left out, those of the draft, or of the version in force when there is no draft.</summary>
        public IReadOnlyList<FormDefinition.RuleBody>? Rules { get; init; }

        /// <summary>Only this unit's submissions.</summary>
        /// <example>kaihua</example>
        public string? OrgUnit { get; init; }

        /// <summary>At most so many submissions, those due last first; 50 unless told, at most 200.</summary>
        /// <example>50</example>
        public int? Limit { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Limit).InclusiveBetween(1, 200).WithErrorCode("trial_limit");
            RuleFor(c => c.Body.OrgUnit).IsPrintable();
            RuleFor(c => c.Body.Rules).Must(rules => rules is null || rules.Count <= 500).WithErrorCode("too_many").WithState(_ => 500);
            RuleForEach(c => c.Body.Rules).NotNull().WithErrorCode("required");
        }
    }

    public sealed class Handler(LantuDbContext db, FormReader reader, CurrentActor current, RequestLanguage language) : IRequestHandler<Command, RuleTrialResponse>
    {
        public async Task<RuleTrialResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (form, body) = (await reader.LoadAsync(request.Plan, request.Form, cancellationToken), request.Body);
            var version = form.Draft ?? form.InForce ?? throw new ConflictException("no_draft");
            var rules = body.Rules is null ? version.Rules : FormDefinition.Numbered(body.Rules);
            List<RuleLine> asked = [.. version.Lines.Select(l => l.AsRuleLine())];
            RuleViolationException.ThrowIfAny(rules.SelectMany((rule, index) => rule.Faults(asked).Select(fault => new RuleViolation($"/rules/{index}/{fault.Member}", fault.Code, fault.Values))));

            var submissions = await db.Submissions.AsNoTracking().VisibleTo(current.Required)
                .Where(s => s.ReportFormId == form.Id && (body.OrgUnit == null || s.OrgUnit.Code == body.OrgUnit) && s.Lines.Any(l => l.Value != null || l.Text != null || l.Details != null))
                .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).Include(s => s.Lines)
                .OrderByDescending(s => s.DueOn).ThenBy(s => s.OrgUnit.SortOrder).ThenByDescending(s => s.Revision)
                .Take(body.Limit ?? 50).ToListAsync(cancellationToken);
            var answers = await EarlierAnswers.LoadAsync(db, current.Required, submissions, null, cancellationToken);
            List<RuleTrialResponse.TrialItem> items = [.. submissions.SelectMany(submission => Try(submission, version, rules, answers[submission.Id]))];
            return new RuleTrialResponse
            {
                Submissions = submissions.Count,
                Fired = items.Count(i => i.Result == RuleResult.Fired),
                Passed = items.Count(i => i.Result == RuleResult.Passed),
                Silent = items.Count(i => i.Result == RuleResult.Silent),
                Items = items,
            };
        }

        /// <summary>The version's lines with what a submission of any version says about the same things.</summary>
        private IEnumerable<RuleTrialResponse.TrialItem> Try(Submission submission, ReportFormVersion version, IEnumerable<ValidationRule> rules, EarlierAnswers answers)
        {
            var lines = version.Lines.Select(asked => submission.Lines.Find(l => l.SubjectId == asked.SubjectId) is { } line
                ? asked.AsRuleLine() with { Value = line.Value, Text = line.Text, Explanation = line.Explanation }
                : asked.AsRuleLine()).ToList();
            var history = version.Lines.ToDictionary(l => l.No, answers.HistoryOf);
            return rules.Select(rule => RuleTrialResponse.TrialItem.Of(submission, RuleEvaluator.Evaluate(rule, lines, history), language.Value));
        }
    }
}

using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Reminders;

public static class RemindUnits
{
    public sealed record Command(string Plan, Body Body) : IRequest<RemindersOutcomeResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Ids of submissions.</summary>
        public required IReadOnlyList<Guid> Submissions { get; init; }

        /// <summary>Shown with the notice; mails say only what is due.</summary>
        /// <example>请于周五前报送，省厅来函催要。</example>
        public string? Message { get; init; }

        /// <summary>true: nothing is sent; the answer says what would be.</summary>
        public bool DryRun { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Submissions).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Submissions).Must(ids => ids.Count <= 500).WithErrorCode("too_many").WithState(_ => 500);
            RuleFor(c => c.Body.Message).MaximumLength(500).WithErrorCode("too_long").WithState(_ => 500);
            RuleFor(c => c.Body.Message).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, ReminderWriter reminders, CurrentActor current, RequestLanguage language, Audit audit, TimeProvider clock) : IRequestHandler<Command, RemindersOutcomeResponse>
    {
        public async Task<RemindersOutcomeResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, body, ids) = (current.Required, request.Body, request.Body.Submissions.Distinct().ToList());
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var work = await reminders.BeginAsync(cancellationToken);
            var found = await db.Submissions.FollowedBy(actor).Where(s => s.PlanId == plan.Id && ids.Contains(s.Id))
                .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).ToDictionaryAsync(s => s.Id, cancellationToken);
            var lately = await reminders.LatelyByHandAsync(ids, cancellationToken);
            var refusals = ids.ToDictionary(id => id, id => Refusal(found.GetValueOrDefault(id), actor, lately));
            var recipients = new Dictionary<Guid, List<Guid>>();
            foreach (var id in ids.Where(id => refusals[id] is null))
            {
                recipients[id] = [.. (await reminders.PeopleAsync(found[id], cancellationToken)).Where(person => person != actor.UserId)];
            }

            var people = await db.Users.NamesOf([.. recipients.Values.SelectMany(told => told).Distinct()]).ToDictionaryAsync(p => p.Id, cancellationToken);
            var results = ids.Select(id => Result(id, refusals[id], lately, [.. recipients.GetValueOrDefault(id, []).Select(person => people[person]).OrderBy(person => person.UserName, StringComparer.Ordinal)])).ToList();
            if (!body.DryRun)
            {
                foreach (var submission in results.Where(r => r.Code is null).Select(r => found[r.Submission]))
                {
                    var principal = submission.PrincipalReminding(actor);
                    await reminders.AddAsync(submission, ReminderKind.ByHand, actor.UserId, principal, body.Message.Trimmed(), cancellationToken);
                    audit.Add(actor, "submission.remind", $"submission:{submission.Id}", onBehalfOf: principal);
                }

                await reminders.SaveAsync(cancellationToken);
                await work.KeepAsync(cancellationToken);
            }

            return new RemindersOutcomeResponse { DryRun = body.DryRun, Items = results };
        }

        private DomainException? Refusal(Submission? submission, Actor actor, Dictionary<Guid, DateTimeOffset> lately) =>
            submission is null ? new NotFoundException("not_found")
            : !submission.MayRemind(actor) ? new ForbiddenException("reminder_not_yours")
            : submission.Step != SubmissionStep.Drafting || submission.LockOn(clock.Today()) is not null ? new ConflictException("nothing_to_remind_of", submission.State)
            : lately.TryGetValue(submission.Id, out var at) ? new ConflictException("reminded_already", at.ToOffset(TimeSpan.FromHours(8)))
            : null;

        private RemindersOutcomeResponse.ResultItem Result(Guid id, DomainException? refusal, Dictionary<Guid, DateTimeOffset> lately, IReadOnlyList<PersonRef> recipients) => new()
        {
            Submission = id,
            Status = refusal switch { null => StatusCodes.Status201Created, NotFoundException => StatusCodes.Status404NotFound, ForbiddenException => StatusCodes.Status403Forbidden, _ => StatusCodes.Status409Conflict },
            Code = refusal?.Code,
            Message = refusal is null ? null : ProblemTexts.Of(refusal.Code, language.Value, refusal.Values) is var (title, detail) ? detail ?? title : null,
            RemindedAt = refusal?.Code == "reminded_already" ? lately[id] : null,
            Recipients = recipients,
        };
    }
}

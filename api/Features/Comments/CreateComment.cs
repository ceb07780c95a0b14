using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Comments;

public static class CreateComment
{
    private const int MostMentions = 20;

    public sealed record Command(string Plan, Body Body) : IRequest<CommentResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>task, project or indicator.</summary>
        public required SubjectKind SubjectKind { get; init; }

        /// <example>5.1</example>
        public required string Subject { get; init; }

        /// <summary>What it replies to: a comment or question on the same subject that is no reply itself.</summary>
        public Guid? Parent { get; init; }

        /// <summary>Code of a unit: then it is a question to that unit, which has it among its to-dos until it is answered. Not in a reply.</summary>
        /// <example>kaihua</example>
        public string? Asked { get; init; }

        /// <example>二期管网何时接驳？</example>
        public required string Text { get; init; }

        /// <summary>Codes of units that are told of it; at most 20.</summary>
        /// <example>["water"]</example>
        public IReadOnlyList<string>? MentionedOrgUnits { get; init; }

        /// <summary>Ids of people, of those listMentionablePeople lists, who are told of it; at most 20.</summary>
        public IReadOnlyList<Guid>? MentionedPeople { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Text).MustBeSaid();
            RuleFor(c => c.Body.Subject).NotEmpty().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.Asked).IsPrintable();
            RuleFor(c => c.Body.Asked).Null().When(c => c.Body.Parent is not null).WithErrorCode("replies_ask_nobody");
            RuleFor(c => c.Body.MentionedOrgUnits).Must(units => units is null || units.Count <= MostMentions).WithErrorCode("too_many").WithState(_ => MostMentions);
            RuleForEach(c => c.Body.MentionedOrgUnits).NotNull().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.MentionedPeople).Must(people => people is null || people.Count <= MostMentions).WithErrorCode("too_many").WithState(_ => MostMentions);
        }
    }

    public sealed class Handler(LantuDbContext db, CommentReader reader, CommentNotices notices, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CommentResponse>
    {
        public async Task<CommentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            var parent = body.Parent is { } id ? await reader.LoadAsync(plan, id, cancellationToken) : null;
            var speaking = Comment.Speaking(actor, parent?.AskedOrgUnitId) ?? throw new ForbiddenException("comment_not_yours");
            var subject = body.SubjectKind is SubjectKind.Task or SubjectKind.Project or SubjectKind.Indicator ? await db.SubjectAsync(plan, body.SubjectKind, body.Subject, cancellationToken) : null;
            var codes = (body.MentionedOrgUnits ?? []).Append(body.Asked).OfType<string>().Distinct().ToList();
            var units = await db.OrgUnits.AsNoTracking().Where(u => codes.Contains(u.Code) && u.Kind != OrgUnitKind.Municipality).ToDictionaryAsync(u => u.Code, cancellationToken);
            var people = (body.MentionedPeople ?? []).Distinct().ToList();
            var known = await db.MentionablePeople(clock.Today()).Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                subject is null ? new RuleViolation("/subject", "unknown_subject", body.Subject) : null,
                parent is not null && (parent.TaskId ?? parent.ProjectId ?? parent.IndicatorId) != subject ? new RuleViolation("/parent", "parent_of_another_subject") : null,
                body.Asked is { } asked && !units.ContainsKey(asked) ? new RuleViolation("/asked", "unknown_org_unit", asked) : null,
                .. (body.MentionedOrgUnits ?? []).Index().Select(u => units.ContainsKey(u.Item) ? null : new RuleViolation($"/mentionedOrgUnits/{u.Index}", "unknown_org_unit", u.Item)),
                .. (body.MentionedPeople ?? []).Index().Select(p => known.Contains(p.Item) ? null : new RuleViolation($"/mentionedPeople/{p.Index}", "unknown_user")),
            ]);
            var said = Comment.Say(
                plan.Id, body.SubjectKind, subject!.Value, parent, body.Asked is null ? null : units[body.Asked].Id, body.Text.Trim(),
                [.. (body.MentionedOrgUnits ?? []).Distinct().Select(code => units[code].Id)], known, speaking, actor.UserId, clock.Now());
            db.Comments.Add(said);
            audit.Add(actor, "comment.create", $"comment:{said.Id}", $"{said.Kind} on {body.SubjectKind} {body.Subject}", speaking.OnBehalfOf);
            await notices.TellAsync(said, parent, cancellationToken);
            // A first answer settles the question: two at once are not both the first.
            await (parent is null ? db.SaveChangesAsync(cancellationToken) : db.SaveOrStaleAsync(parent, cancellationToken));
            return (await reader.DescribeAsync([await reader.LoadAsync(plan, said.Id, cancellationToken)], cancellationToken))[0];
        }
    }
}

using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Releases;

public static class CreateRelease
{
    public sealed record Command(string Plan, Body Body) : IRequest<ReleaseResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>2024年度进展</example>
        public required string Title { get; init; }

        /// <example>含 2024 年度核定数据。</example>
        public required string Note { get; init; }

        /// <example>2024</example>
        public required string Through { get; init; }

        /// <example>["环境质量"]</example>
        public required IReadOnlyList<string> Domains { get; init; }

        /// <example>[5]</example>
        public required IReadOnlyList<int> Chapters { get; init; }

        /// <summary>Signed evaluations that come out with it; they stay out.</summary>
        public IReadOnlyList<Guid>? Evaluations { get; init; }

        /// <summary>RFC 3339; at once where none is given.</summary>
        /// <example>2027-01-15T01:00:00Z</example>
        public string? PublishAt { get; init; }

        /// <summary>The digest of the preview that was agreed to.</summary>
        public required string Previewed { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Title).Must(t => !string.IsNullOrWhiteSpace(t)).WithErrorCode("required").MaximumLength(100).WithErrorCode("too_long").WithState(_ => 100).IsPrintable();
            RuleFor(c => c.Body.Note).NotNull().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).IsPrintable();
            RuleFor(c => c.Body.Through).IsPeriodToRelease();
            RuleFor(c => c.Body.Domains).IsScope();
            RuleFor(c => c.Body.Chapters).IsScope().Must((c, chapters) => chapters.Count + c.Body.Domains.Count + (c.Body.Evaluations?.Count ?? 0) > 0).WithErrorCode("nothing_to_release");
            RuleFor(c => c.Body.PublishAt).IsInstant();
            RuleFor(c => c.Body.Previewed).MaximumLength(64).WithErrorCode("too_long").WithState(_ => 64);
        }
    }

    public sealed class Handler(LantuDbContext db, ReleaseComposer composer, ReleaseReader reader, ReleasesOut releases, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReleaseResponse>
    {
        public async Task<ReleaseResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, now) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, clock.Now());
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var publishAt = Instant.Parse(body.PublishAt) ?? now;
            RuleViolationException.ThrowIfAny([publishAt < now ? new RuleViolation("/publishAt", "in_the_past") : null]);
            if (await db.Releases.AnyAsync(r => r.PlanId == plan.Id && r.CancelledAt == null && r.PublishAt > now, cancellationToken))
            {
                throw new ConflictException("release_scheduled_already");
            }

            var scope = ReleaseScopes.Of(body.Through, body.Domains, body.Chapters, body.Evaluations);
            var composed = await composer.ComposeAsync(plan, scope, cancellationToken);
            if (composed.Digest != body.Previewed)
            {
                throw new ConflictException("release_differs_from_preview");
            }

            var id = Guid.CreateVersion7();
            var release = new Release
            {
                Id = id,
                PlanId = plan.Id,
                No = composed.No,
                Title = body.Title.Trim(),
                Note = body.Note.Trim(),
                Through = scope.Through.Code,
                Domains = [.. scope.Domains],
                Chapters = [.. scope.Chapters],
                PublishAt = publishAt,
                CreatedBy = current.Required.UserId,
                CreatedAt = now,
                Content = composed.Json,
                Changes = composed.Changes,
                Evaluations = [.. scope.Evaluations.Select(e => new EvaluationInRelease { ReleaseId = id, EvaluationId = e })],
                Figures = [.. composed.Figures.Select(o => new FigureInRelease { ReleaseId = id, ObservationId = o })],
            };
            db.Releases.Add(release);
            audit.Add(current.Required, "release.create", $"release:{id}", $"{plan.Code} {release.No} {release.Title}; public from {publishAt:O}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            releases.Forget();
            return await reader.ReadAsync(plan, id, cancellationToken);
        }
    }
}

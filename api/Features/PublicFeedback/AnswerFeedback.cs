using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.PublicFeedback;

public static class AnswerFeedback
{
    private const int Longest = 2000;

    public sealed record Command(string Plan, Guid Feedback, long ExpectedVersion, Body Body) : IRequest<FeedbackResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>As the public will read it, if it is published. At most 2,000 characters.</summary>
        /// <example>主管网已于 10 月贯通，预计明年 3 月底前完成支管接入。</example>
        public required string Text { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Text).IsWritten(Longest);
    }

    public sealed class Handler(LantuDbContext db, FeedbackReader reader, FeedbackMover mover) : IRequestHandler<Command, FeedbackResponse>
    {
        public async Task<FeedbackResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var feedback = (await reader.LoadAsync(plan, request.Feedback, cancellationToken)).At(request.ExpectedVersion);
            return await mover.MoveAsync(plan, feedback, FeedbackAction.Answer, request.Body.Text.Trim(), null, cancellationToken);
        }
    }
}

using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class SendFeedback
{
    private const int LongestText = 1000, LongestContact = 100;

    public sealed record Command(string Plan, Body Body) : IRequest<FeedbackReceiptItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>task, project or indicator.</summary>
        public required SubjectKind SubjectKind { get; init; }

        /// <summary>Its code; of what is released now.</summary>
        /// <example>5.1</example>
        public required string Subject { get; init; }
        public required FeedbackKind Kind { get; init; }

        /// <summary>At most 1,000 characters. The public reads it as it is written, if it is published.</summary>
        /// <example>我们小区旁边的雨污分流工程什么时候完工？</example>
        public required string Text { get; init; }

        /// <summary>How to ask back: never published nor shown to the unit, deleted when the matter is closed. At most 100 characters.</summary>
        public string? Contact { get; init; }

        /// <summary>Leave it out: people do not see this field, programs that fill in whatever they find give themselves away by it.</summary>
        public string? Website { get; init; }
    }

    public sealed record FeedbackReceiptItem
    {
        /// <summary>With it the sender finds how it stands: getFeedbackReceipt. It is told once.</summary>
        /// <example>K7MD-2WQX-94HT</example>
        public required string Receipt { get; init; }
        public required DateTimeOffset ReceivedAt { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Subject).NotEmpty().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.Text).IsWritten(LongestText);
            RuleFor(c => c.Body.Contact).IsPrintable().IsAtMost(LongestContact);
        }
    }

    public sealed class Handler(LantuDbContext db, PublicReader reader, NoticeWriter notices, TimeProvider clock) : IRequestHandler<Command, FeedbackReceiptItem>
    {
        public async Task<FeedbackReceiptItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            var (plan, _, released) = await reader.ReadAsync(request.Plan, cancellationToken);
            var subject = released.Subject(body.SubjectKind, body.Subject) is null ? null : await db.SubjectAsync(plan, body.SubjectKind, body.Subject, cancellationToken);
            var receipt = new FeedbackReceiptItem { Receipt = Feedback.NewReceipt(), ReceivedAt = clock.Now() };
            var content = new FeedbackContent(body.Kind, body.Text.Trim(), body.Contact.Trimmed());
            var feedback = Feedback.Receive(plan.Id, body.SubjectKind, subject ?? throw new NotFoundException("not_found"), content, receipt.Receipt, receipt.ReceivedAt);
            if (!string.IsNullOrEmpty(body.Website))
            {
                // A program filled in what people do not see. Told that it was found out, it would try again without.
                return receipt;
            }

            // No audit entry: that would keep the sender's address. The row itself says what was sent and when.
            db.Feedback.Add(feedback);
            await notices.TellOfAsync(feedback, plan, NoticeKind.FeedbackReceived, null, null, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return receipt;
        }
    }
}

using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

public static class ListWebhookDeliveries
{
    public sealed record Query(Guid Id, Filter Filter) : IRequest<Page<WebhookDeliveryResponse>>;

    public sealed record Filter : IPaged
    {
        /// <summary>Only those that stand so.</summary>
        public Word<WebhookDeliveryState>? State { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(WebhookReader reader) : IRequestHandler<Query, Page<WebhookDeliveryResponse>>
    {
        public async Task<Page<WebhookDeliveryResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (webhook, (skip, take)) = (await reader.LoadAsync(request.Id, cancellationToken), Paging.Window(request.Filter));
            var state = request.Filter.State?.Value;
            var deliveries = await reader.DeliveriesOf(webhook).AsNoTracking().Where(d => state == null || d.State == state).AsSplitQuery().Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. deliveries.Select(reader.Describe)], request.Filter, skip, take);
        }
    }
}

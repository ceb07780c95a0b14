using MediatR;

namespace Lantu.Api.Features.Webhooks;

public static class GetWebhook
{
    public sealed record Query(Guid Id) : IRequest<WebhookResponse>;

    public sealed class Handler(WebhookReader reader) : IRequestHandler<Query, WebhookResponse>
    {
        public Task<WebhookResponse> Handle(Query request, CancellationToken cancellationToken) => reader.DescribeAsync(request.Id, cancellationToken);
    }
}

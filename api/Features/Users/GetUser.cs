using MediatR;

namespace Lantu.Api.Features.Users;

public static class GetUser
{
    public sealed record Query(Guid Id) : IRequest<UserResponse>;

    public sealed class Handler(UserReader reader) : IRequestHandler<Query, UserResponse>
    {
        public Task<UserResponse> Handle(Query request, CancellationToken cancellationToken) => reader.DescribeAsync(request.Id, cancellationToken);
    }
}

using Lantu.Api.Data;
using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Security.Sessions;

/// <summary>
/// Who has a session that is neither ended, nor idle for too long, nor too old, of a user who is not disabled, and what they hold today: their own memberships and those
/// delegated to them, as <see cref="MembershipsInForce"/> says. Every request of a person asks it, so it is written by hand, and what a page needs anyway goes with it.
/// </summary>
internal static class SessionQuestion
{
    // $1 session, $2 now, $3 the instant since when a session without a sign of life is idle, $4 the day.
    private const string Sql = """
        SELECT s.created_at, s.last_seen_at, s.awaits_code, u.totp_secret IS NOT NULL, u.must_change_password, u.password_changed_at, m.role, m.org_unit_id, nullif(m.user_id, s.user_id)
        FROM user_sessions s
        JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
        LEFT JOIN LATERAL (
            SELECT id FROM memberships WHERE user_id = s.user_id
            UNION
            SELECT membership_id FROM delegations WHERE to_user_id = s.user_id AND revoked_at IS NULL AND valid_from <= $4 AND valid_to > $4
        ) held ON true
        LEFT JOIN (memberships m JOIN users holder ON holder.id = m.user_id AND holder.disabled_at IS NULL)
            ON m.id = held.id AND m.confirmed_at IS NOT NULL AND m.revoked_at IS NULL AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to > $4)
        WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
        ORDER BY m.role, m.id
        """;

    /// <returns>Null where there is no such session any more.</returns>
    public static async Task<SessionFound?> AskAsync(NpgsqlDataSource database, Guid id, DateTimeOffset now, DateTimeOffset idleSince, DateOnly today, (IReadOnlyList<NpgsqlBatchCommand> Commands, IAskedAlong Who)? along, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = idleSince },
                new NpgsqlParameter<DateOnly> { TypedValue = today },
            },
        });
        if (along is var (commands, _))
        {
            foreach (var command in commands)
            {
                batch.BatchCommands.Add(command);
            }
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var found = await ReadAsync(reader, cancellationToken);
        if (found is not null && along is { } asked && await reader.NextResultAsync(cancellationToken))
        {
            await asked.Who.HearAsync(reader, cancellationToken);
        }

        return found;
    }

    private static async Task<SessionFound?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        SessionFound? found = null;
        var memberships = new List<ActorMembership>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found ??= new SessionFound(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4),
                reader.MaybeAt<DateTimeOffset>(5), memberships);
            if (!reader.IsDBNull(6))
            {
                memberships.Add(new ActorMembership(reader.WordAt<Role>(6), reader.GetGuid(7), reader.MaybeAt<Guid>(8)));
            }
        }

        return found;
    }
}

/// <param name="CreatedAt">When it was opened.</param>
/// <param name="LastSeenAt">Its last sign of life that was written down.</param>
/// <param name="AwaitsCode">The second factor is still to come.</param>
/// <param name="HasTotp">Its user has one.</param>
/// <param name="MustChangePassword">Whoever set the user's password wants it changed.</param>
/// <param name="PasswordChangedAt">When it was last set.</param>
/// <param name="Memberships">What is held today, own and delegated.</param>
internal sealed record SessionFound(DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool AwaitsCode, bool HasTotp, bool MustChangePassword, DateTimeOffset? PasswordChangedAt, IReadOnlyList<ActorMembership> Memberships);

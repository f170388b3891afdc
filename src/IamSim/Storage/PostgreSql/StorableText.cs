using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IamSim.Storage.PostgreSql;

/// <summary>
/// PostgreSQL refuses U+0000 in text, even in a question, and the models let it through in members without a pattern (ARNs). Nothing that is
/// stored has it, so a question with U+FFFD in its place finds as little.
/// </summary>
internal sealed class StorableText : DbCommandInterceptor
{
    public static StorableText Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Mend(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Mend(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Mend(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Mend(command);
        return ValueTask.FromResult(result);
    }

    private static void Mend(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && text.Contains('\0', StringComparison.Ordinal))
            {
                parameter.Value = text.Replace('\0', '\uFFFD');
            }
        }
    }
}

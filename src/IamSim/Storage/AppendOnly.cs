using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Storage;

/// <summary>
/// Marks a table whose rows stay as they were written: triggers refuse to change, replace and delete them, whoever asks. A table that is to be emptied
/// has to be made anew (<see cref="SchemaScript.MakeAnewAsync"/>).
/// </summary>
internal static class AppendOnly
{
    /// <summary>On every such table.</summary>
    public const string Annotation = "IamSim:AppendOnly";

    /// <summary>When a row may go after all: an SQL condition on OLD that both providers understand. Absent: never.</summary>
    public const string GoesAnnotation = "IamSim:AppendOnly:Goes";

    /// <summary>The one column that may change, once: from NULL to something.</summary>
    public const string OnceAnnotation = "IamSim:AppendOnly:Once";

    /// <param name="entity">The table's entity.</param>
    /// <param name="goes">When a row may be deleted; null for never.</param>
    /// <param name="once">The column that is set once, later than the row is written; null for none.</param>
    public static void IsAppendOnly<T>(this EntityTypeBuilder<T> entity, [StringSyntax("sql")] string? goes = null, string? once = null)
        where T : class
    {
        entity.HasAnnotation(Annotation, true);
        if (goes is not null)
        {
            entity.HasAnnotation(GoesAnnotation, goes);
        }

        if (once is not null)
        {
            entity.HasAnnotation(OnceAnnotation, once);
        }
    }

    public static bool IsAppendOnly(this IReadOnlyEntityType entity) => entity.FindAnnotation(Annotation) is not null;

    /// <summary>What the entity of a table says of it; null where its rows may change as they like.</summary>
    public static AppendOnlyRule? RuleOf(IModel? model, string table) =>
        model?.GetRelationalModel().FindTable(table, schema: null)?.EntityTypeMappings.Select(mapping => mapping.TypeBase).OfType<IEntityType>()
            .Where(entity => entity.IsAppendOnly())
            .Select(entity => new AppendOnlyRule((string?)entity.FindAnnotation(GoesAnnotation)?.Value, (string?)entity.FindAnnotation(OnceAnnotation)?.Value))
            .FirstOrDefault();
}

/// <summary>What may happen to the rows of a table that is only appended to.</summary>
/// <param name="Goes">When a row may be deleted; null for never.</param>
/// <param name="Once">The column that is set once, later than the row is written; null for none.</param>
internal sealed record AppendOnlyRule(string? Goes, string? Once);

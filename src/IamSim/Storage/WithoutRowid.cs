using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Storage;

/// <summary>Marks a table of small rows that SQLite shall keep in its primary key's tree alone, instead of in that and one more.</summary>
/// <remarks><see href="https://www.sqlite.org/withoutrowid.html">SQLite: the WITHOUT ROWID optimization</see>. PostgreSQL has nothing like it.</remarks>
internal static class WithoutRowid
{
    public const string Annotation = "IamSim:WithoutRowid";

    public static void IsWithoutRowid<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(Annotation, true);
}

using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage;

/// <summary>Compares the database's schema with the program's, and brings it up to date.</summary>
internal static class SchemaVersion
{
    public static void Update(IamDb db)
    {
        // EF Core's Migrate compares models and takes locks each time, so a start that has nothing to do asks first.
        var known = db.Database.GetMigrations().ToList();
        var applied = db.Database.GetAppliedMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException(
                $"The database was made by another version of IamSim: it has the migration {unknown}, which this version does not know. "
                + "Name another database in ConnectionStrings:IamSim, or run the version that made it.");
        }

        if (applied.Count < known.Count)
        {
            db.Database.Migrate();
        }
    }
}

using IamSim.Audit;
using Microsoft.Data.Sqlite;
using ZstdSharp;

// Trains the dictionary that records are compressed with, on the events of databases that tools/audit-dictionary/train.sh filled:
//   dotnet run -c Release --project tools/audit-dictionary -- DICTIONARY FILE.db...
// Databases that were written with a dictionary can be read only as long as the program has it: a new one gets a new number (RecordCompression).
const int Size = 64 * 1024;

if (args is not [var dictionary, _, ..])
{
    Console.Error.WriteLine("DICTIONARY FILE.db...");
    return 2;
}

var contents = new List<byte[]>();
foreach (var file in args[1..])
{
    using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = """SELECT "Content" FROM "AuditEvents" ORDER BY "Id" """;
    using var reader = command.ExecuteReader();
    while (reader.Read())
    {
        contents.Add(RecordCompression.Decompress(reader.GetFieldValue<byte[]>(0)));
    }
}

// Mixed, but alike each time: the trainer looks at samples beside each other.
var random = new Random(20261128);
var mixed = contents.ToArray();
random.Shuffle(mixed);
File.WriteAllBytes(dictionary, DictBuilder.TrainFromBuffer(mixed, Size));
Console.WriteLine($"{mixed.Length:n0} events, {mixed.Average(content => content.Length):n0} bytes each before compression");
return 0;

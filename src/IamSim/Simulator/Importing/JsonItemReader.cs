using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace IamSim.Simulator.Importing;

/// <summary>A member of a file's outermost object, or one item of it where it is a list.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="Index">The item's place in the list; null for a member that is no list.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Value">The value, which is gone when the next one is read.</param>
internal readonly record struct JsonItem(string Member, int? Index, int Line, JsonElement Value)
{
    /// <summary><c>UserDetailList[17]</c></summary>
    public string Path => Index is null ? Member : string.Create(CultureInfo.InvariantCulture, $"{Member}[{Index}]");
}

/// <summary>
/// Reads a JSON object of any length, one item of its lists after another: of a file of hundreds of megabytes, never more than an item is in
/// memory.
/// </summary>
internal sealed class JsonItemReader(ImportSource source)
{
    /// <summary>The most bytes of one item: a user with all its policies is a hundredth of it.</summary>
    private const int MostBytesOfItem = 16 << 20;

    private static readonly StreamPipeReaderOptions Options = new(bufferSize: 128 * 1024, minimumReadSize: 16 * 1024);

    private enum Place
    {
        BeforeObject = 0,
        BeforeMember = 1,
        BeforeValue = 2,
        InList = 3,
        AfterObject = 4,
    }

    private Place _place;
    private JsonReaderState _state;
    private int _lines;
    private bool _isMarkRead;
    private string _member = string.Empty;
    private int _index;

    /// <summary>The members of the object that have begun so far: an empty list has no item that would tell of it.</summary>
    public HashSet<string> Members { get; } = [];

    public async IAsyncEnumerable<JsonItem> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(source.Open(), Options);
        try
        {
            bool isEnd;
            do
            {
                var read = await pipe.ReadAsync(ct);
                var buffer = WithoutMark(read.Buffer, read.IsCompleted);
                isEnd = read.IsCompleted;
                while (TryStep(ref buffer, isEnd, out var item, out var document))
                {
                    using (document)
                    {
                        if (item is { } found)
                        {
                            yield return found;
                        }
                    }
                }

                if (buffer.Length > MostBytesOfItem)
                {
                    throw new ImportException(source.Name, _lines + 1, Here, $"An item has more than {MostBytesOfItem >> 20} MiB.");
                }

                pipe.AdvanceTo(buffer.Start, read.Buffer.End);
            }
            while (!isEnd);
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private string? Here => _place switch
    {
        Place.InList => string.Create(CultureInfo.InvariantCulture, $"{_member}[{_index}]"),
        Place.BeforeValue => _member,
        _ => null,
    };

    /// <summary>Takes one token between items, or one item whole; false where more must be read first, or nothing is left.</summary>
    private bool TryStep(ref ReadOnlySequence<byte> buffer, bool isEnd, out JsonItem? item, out JsonDocument? document)
    {
        item = null;
        document = null;
        var reader = new Utf8JsonReader(buffer, isEnd, _state);
        try
        {
            if (!reader.Read())
            {
                return false;
            }

            var line = _lines + 1 + NewLines(buffer.Slice(0, reader.TokenStartIndex));
            if (IsValue(reader.TokenType))
            {
                if (!JsonDocument.TryParseValue(ref reader, out document))
                {
                    return false;
                }

                item = new JsonItem(_member, _place == Place.InList ? _index++ : null, line, document.RootElement);
                _place = _place == Place.InList ? Place.InList : Place.BeforeMember;
            }
            else
            {
                Take(ref reader, line);
            }
        }
        catch (JsonException e)
        {
            var message = e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw new ImportException(source.Name, (int)(e.LineNumber ?? _lines) + 1, Here, $"This is not JSON. {message}");
        }

        _lines += NewLines(buffer.Slice(0, reader.Position));
        _state = reader.CurrentState;
        buffer = buffer.Slice(reader.Position);
        return true;
    }

    private bool IsValue(JsonTokenType token) => _place switch
    {
        Place.BeforeValue => token != JsonTokenType.StartArray,
        Place.InList => token != JsonTokenType.EndArray,
        _ => false,
    };

    private void Take(ref Utf8JsonReader reader, int line)
    {
        switch (_place, reader.TokenType)
        {
            case (Place.BeforeObject, JsonTokenType.StartObject):
                _place = Place.BeforeMember;
                break;
            case (Place.BeforeMember, JsonTokenType.PropertyName):
                _member = reader.GetString()!;
                Members.Add(_member);
                _place = Place.BeforeValue;
                break;
            case (Place.BeforeValue, JsonTokenType.StartArray):
                _index = 0;
                _place = Place.InList;
                break;
            case (Place.InList, JsonTokenType.EndArray):
                _place = Place.BeforeMember;
                break;
            case (Place.BeforeMember, JsonTokenType.EndObject):
                _place = Place.AfterObject;
                break;
            default:
                throw new ImportException(source.Name, line, null, "The file must hold one JSON object.");
        }
    }

    /// <summary>What Windows writes in front of text: of UTF-8 it is no part of the text, and UTF-16 is no JSON.</summary>
    private ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> buffer, bool isEnd)
    {
        if (_isMarkRead || (buffer.Length < 3 && !isEnd))
        {
            return _isMarkRead ? buffer : buffer.Slice(0, 0);
        }

        _isMarkRead = true;
        Span<byte> first = stackalloc byte[3];
        first = first[..(int)Math.Min(3, buffer.Length)];
        buffer.Slice(0, first.Length).CopyTo(first);
        return first switch
        {
            [0xEF, 0xBB, 0xBF] => buffer.Slice(3),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw new ImportException(source.Name, 1, null, "The file is UTF-16. Save it as UTF-8."),
            _ => buffer,
        };
    }

    private static int NewLines(ReadOnlySequence<byte> bytes)
    {
        var lines = 0;
        foreach (var segment in bytes)
        {
            lines += segment.Span.Count((byte)'\n');
        }

        return lines;
    }
}

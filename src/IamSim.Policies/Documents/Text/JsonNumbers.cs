namespace IamSim.Policies.Documents.Text;

/// <summary>Reads JSON numbers as text.</summary>
internal static class JsonNumbers
{
    /// <summary>The number at the cursor, or null with the cursor on what is wrong.</summary>
    internal static string? Read(TextCursor cursor)
    {
        var start = cursor.Index;
        cursor.TryTake('-');
        if (!cursor.TryTake('0') && !TakeDigits(cursor))
        {
            return null;
        }

        if (cursor.TryTake('.') && !TakeDigits(cursor))
        {
            return null;
        }

        if (cursor.TryTake('e') || cursor.TryTake('E'))
        {
            _ = cursor.TryTake('+') || cursor.TryTake('-');
            if (!TakeDigits(cursor))
            {
                return null;
            }
        }

        return cursor.TextSince(start);
    }

    private static bool TakeDigits(TextCursor cursor)
    {
        var any = false;
        for (; char.IsAsciiDigit(cursor.Current); cursor.Advance())
        {
            any = true;
        }

        return any;
    }
}

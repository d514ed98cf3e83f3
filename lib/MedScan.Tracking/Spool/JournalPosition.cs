namespace MedScan.Tracking.Spool;

/// <summary>A place between two records.</summary>
/// <param name="Segment">Number of the file, from 1.</param>
/// <param name="Offset">Bytes from the file's start.</param>
internal readonly record struct JournalPosition(int Segment, long Offset) : IComparable<JournalPosition>
{
    public static JournalPosition Start { get; } = new(1, JournalFormat.HeaderLength);

    public int CompareTo(JournalPosition other) =>
        Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);

    public static bool operator <(JournalPosition left, JournalPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(JournalPosition left, JournalPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(JournalPosition left, JournalPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(JournalPosition left, JournalPosition right) => left.CompareTo(right) >= 0;
}

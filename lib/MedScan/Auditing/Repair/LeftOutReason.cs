namespace MedScan.Auditing.Repair;

/// <summary>Why an image is not in a clean split, in the order in which the reasons are looked at.</summary>
public enum LeftOutReason
{
    /// <summary>It cannot be decoded.</summary>
    Unreadable,

    /// <summary>The same picture, or a near duplicate, carries another label elsewhere, and nobody can say which is right.</summary>
    ContradictingLabels,

    /// <summary>It, or an image that belongs together with it, lies in a later split.</summary>
    AlsoInLaterSplit,

    /// <summary>The same picture, by file or by pixels, stands in the same split already.</summary>
    Repetition,
}

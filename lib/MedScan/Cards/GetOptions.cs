using MedScan.Cards.Downloading;
using MedScan.Cards.Unpacking;

namespace MedScan.Cards;

/// <summary>Where a data set is taken from and put to.</summary>
public sealed record GetOptions
{
    /// <summary>A folder, a .zip, .tar, .tar.gz or .npz file, or an address; null = the card's own source.</summary>
    public string? From { get; init; }

    /// <summary>Where the data set goes; null = its place below <c>data/raw</c> of the current folder.</summary>
    public string? To { get; init; }

    /// <summary>Replace what is there already.</summary>
    public bool Force { get; init; }

    internal DownloadOptions Download { get; init; } = new();

    internal UnpackLimits Limits { get; init; } = new();

    internal TimeProvider Time { get; init; } = TimeProvider.System;
}

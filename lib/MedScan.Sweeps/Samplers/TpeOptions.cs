namespace MedScan.Sweeps.Samplers;

/// <summary>How a <see cref="TpeSampler"/> searches. The defaults are meant for every problem.</summary>
public sealed record TpeOptions
{
    /// <summary>Whether parameters that occur together are modelled together, so that what depends on a combination of them is seen;
    /// otherwise each is modelled by itself.</summary>
    public bool Multivariate { get; init; } = true;

    /// <summary>How many finished trials there must be before models are made of them; those before are random.</summary>
    public int StartupTrials { get; init; } = 10;

    /// <summary>How many points are drawn for a trial, of which the most promising is taken; null for 48, and for 24 where
    /// <see cref="Multivariate"/> is false, since each parameter goes its own way there.</summary>
    public int? Candidates { get; init; }

    /// <summary>How many observations the distribution itself counts as, above 0; more of it explores more.</summary>
    public double PriorWeight { get; init; } = 1;

    /// <summary>Which part of the finished trials counts as good, above 0 and below 1.</summary>
    public double GoodShare { get; init; } = 0.1;

    /// <summary>How many trials count as good at most.</summary>
    public int MostGood { get; init; } = 25;

    /// <summary>How many of the latest trials count fully; those before count the less, the older they are.</summary>
    public int RecentTrials { get; init; } = 25;

    /// <summary>Whether running trials count as bad ones, so that trials at the same time try different things.</summary>
    public bool ConstantLiar { get; init; } = true;

    /// <summary>Whether kernels are kept from becoming very narrow while there are few trials.</summary>
    public bool MagicClip { get; init; } = true;

    /// <summary>Whether the ends of a range count as neighbours of the outermost trials, which makes their kernels wider.</summary>
    public bool Endpoints { get; init; }

    internal int CandidatesOrDefault => Candidates ?? (Multivariate ? 48 : 24);

    internal int GoodOf(int finished) => Math.Min((int)Math.Ceiling(GoodShare * finished), MostGood);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(StartupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates ?? 1, 1, nameof(Candidates));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostGood, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(RecentTrials);
        if (!(PriorWeight > 0 && double.IsFinite(PriorWeight)))
            throw new ArgumentOutOfRangeException(nameof(PriorWeight), PriorWeight, "Expected a finite number above 0.");
        if (!(GoodShare is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(GoodShare), GoodShare, "Expected a number above 0 and below 1.");
    }
}

namespace MedScan.Auditing.NearDuplicates;

/// <summary>Where the content of one image lies in another: position in the first = scale x position in the second + shift,
/// positions in shares of the sides.</summary>
internal readonly record struct Alignment(double ScaleX, double ScaleY, double ShiftX, double ShiftY)
{
    /// <summary>The alignment by which two windows show the same.</summary>
    internal static Alignment Between(Window first, Window second)
    {
        double scaleX = first.Width / second.Width;
        double scaleY = first.Height / second.Height;
        return new Alignment(scaleX, scaleY, first.Left - (scaleX * second.Left), first.Top - (scaleY * second.Top));
    }

    /// <summary>The same alignment with the images in the other order.</summary>
    internal Alignment Inverse => new(1 / ScaleX, 1 / ScaleY, -ShiftX / ScaleX, -ShiftY / ScaleY);

    /// <summary>The same alignment when both images are mirrored.</summary>
    internal Alignment Mirrored => this with { ShiftX = 1 - ScaleX - ShiftX };
}

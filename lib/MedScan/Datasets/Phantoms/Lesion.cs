namespace MedScan.Datasets.Phantoms;

/// <summary>A tumour in a head: it pushes tissue aside and covers some.</summary>
internal abstract class Lesion
{
    /// <summary>Places a lesion of a kind at random; null for none.</summary>
    internal static Lesion? Draw(PhantomKind kind, Anatomy anatomy, in Palette palette, ref CounterRandom random) => kind switch
    {
        PhantomKind.Glioma => new Glioma(palette, ref random),
        PhantomKind.Meningioma => new Meningioma(anatomy, palette, ref random),
        PhantomKind.Pituitary => new PituitaryTumor(anatomy, palette, ref random),
        _ => null,
    };

    /// <summary>Where the tissue seen at a point would lie in a healthy head.</summary>
    internal abstract (float X, float Y) Origin(float x, float y);

    /// <summary>Brightness with the lesion, given the brightness of the tissue there.</summary>
    internal abstract float Cover(float x, float y, float pixel, float tissue);

    /// <summary>Pushes away from a centre, most at the lesion's rim and fading over its radius.</summary>
    protected static (float X, float Y) Push(float x, float y, in Blob blob, float strength)
    {
        float push = strength * Curve.Bell(blob.Distance(x, y) * 0.7f);
        return (x - (push * (x - blob.X)), y - (push * (y - blob.Y)));
    }
}
